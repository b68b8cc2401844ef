package cn.shenhe.portal.web.content.search;

import static org.assertj.core.api.Assertions.assertThat;

import cn.shenhe.portal.web.testing.OnPortal;
import cn.shenhe.portal.web.testing.Portal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The search for programs and browsers. */
@ExtendWith(OnPortal.class)
class SearchResourceIT {

  private final Portal portal;

  SearchResourceIT(Portal portal) {
    this.portal = portal;
  }

  @Test
  void programsGetPlainTextWithRanges() {
    String answer = portal.get("/api/v1/search?q=cpr").body();
    assertThat(answer)
        .contains("\"total\"", "\"marks\":[[", "slug=cpr-aed")
        .doesNotContain("<mark");
  }

  @Test
  void browsersMayAddTheSearchAndCompleteWords() {
    assertThat(portal.get("/opensearch.xml").body()).contains("/search/search?q={searchTerms}");
    assertThat(portal.get("/api/v1/suggestions?q=mhq").body()).contains("灭火器");
  }
}
