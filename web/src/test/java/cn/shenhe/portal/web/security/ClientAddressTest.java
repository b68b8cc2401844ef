package cn.shenhe.portal.web.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClientAddressTest {

  private final ClientAddress behindProxies =
      new ClientAddress(Optional.of("127.0.0.1, 10.0.0.0/8 ::1,fd00::/8"));

  @Test
  void withoutTheSettingNobodyIsBelieved() {
    ClientAddress alone = new ClientAddress(Optional.empty());

    assertThat(alone.of("127.0.0.1", List.of("203.0.113.7"))).isEqualTo("127.0.0.1");
  }

  @Test
  void aHeaderFromAnUntrustedPeerIsIgnored() {
    assertThat(behindProxies.of("198.51.100.4", List.of("203.0.113.7"))).isEqualTo("198.51.100.4");
    assertThat(behindProxies.of("2001:db8::4", List.of("203.0.113.7"))).isEqualTo("2001:db8::4");
  }

  @Test
  void theRightmostAddressThatIsNoProxyCounts() {
    assertThat(behindProxies.of("127.0.0.1", List.of("1.1.1.1, 203.0.113.7, 10.1.2.3")))
        .as("what the client wrote itself stands further left")
        .isEqualTo("203.0.113.7");
    assertThat(behindProxies.of("127.0.0.1", List.of("1.1.1.1", "203.0.113.7", "10.1.2.3")))
        .as("the header may come several times")
        .isEqualTo("203.0.113.7");
    assertThat(behindProxies.of("10.9.9.9", List.of("203.0.113.7:51234"))).isEqualTo("203.0.113.7");
  }

  @Test
  void addressesOfVersionSixAreKnownInEveryForm() {
    String client = "2001:db8:0:0:0:0:0:7";
    assertThat(behindProxies.of("::1", List.of("2001:db8::7"))).isEqualTo(client);
    assertThat(behindProxies.of("0:0:0:0:0:0:0:1", List.of("[2001:db8::7]:443, fd00::9")))
        .isEqualTo(client);
    assertThat(behindProxies.of("::ffff:127.0.0.1", List.of("203.0.113.7")))
        .as("an address of version 4 in the clothes of 6")
        .isEqualTo("203.0.113.7");
  }

  @Test
  void withoutAnAddressOfTheClientTheProxyCounts() {
    assertThat(behindProxies.of("127.0.0.1", List.of())).isEqualTo("127.0.0.1");
    assertThat(behindProxies.of("127.0.0.1", List.of("10.0.0.5"))).isEqualTo("10.0.0.5");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "unknown", "localhost", "999.1.1.1", "1.2.3", "::g", ":::", "_hidden", ",,"})
  void garbageIsNeverTakenForTheClient(String garbage) {
    assertThat(behindProxies.of("127.0.0.1", List.of("203.0.113.7, " + garbage)))
        .isEqualTo("127.0.0.1");
    assertThat(behindProxies.of("127.0.0.1", List.of(garbage + ", 203.0.113.7")))
        .isEqualTo("203.0.113.7");
  }

  @ParameterizedTest
  @ValueSource(strings = {"proxy.example", "10.0.0.0/33", "10.0.0.0/x", "10.0.0/8", "::/129"})
  void aSettingThatCannotBeReadIsRefused(String setting) {
    assertThatThrownBy(() -> new ClientAddress(Optional.of(setting)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("portal.http.trusted-proxies");
  }
}
