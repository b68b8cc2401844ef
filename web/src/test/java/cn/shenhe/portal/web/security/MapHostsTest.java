package cn.shenhe.portal.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MapHostsTest {

  @ParameterizedTest
  @CsvSource({
    "'',''",
    "https://t0.example.cn/vec?x={x}&y={y}&l={z},' https://t0.example.cn'",
    "https://t0.example.cn/a https://t0.example.cn/b,' https://t0.example.cn'",
    "http://127.0.0.1:9/a  https://b.example/b,' http://127.0.0.1:9 https://b.example'",
    "https://t{s}.a.example/v?z={z} https://t{s}.a.example/c?z={z},' https://t0.a.example https://t1.a.example https://t7.a.example'",
    // Nothing of an address that is none may get into the policy.
    "https://a.example;script-src/x,''",
    "javascript:alert(1),''",
  })
  void onlyTheHostsOfTilesEnterThePolicy(String tiles, String hosts) {
    assertThat(SecurityHeadersFilter.hosts(tiles, "017")).isEqualTo(hosts);
  }
}
