package cn.shenhe.portal.web.content.warning;

import static org.assertj.core.api.Assertions.assertThat;

import cn.shenhe.portal.content.warning.SourceRow;
import cn.shenhe.portal.content.warning.WarningBoard;
import cn.shenhe.portal.content.warning.WarningRow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whoever looks at any page of the portal learns what is in force. */
class BannerTest {

  private static final Path PAGES = Path.of("src/main/webapp/WEB-INF");

  private final Board board = new Board();
  private final ActiveWarnings warnings = new ActiveWarnings();
  private Instant now = Instant.parse("2026-07-01T00:00:00Z");

  BannerTest() {
    warnings.board = board;
    warnings.clock = () -> now;
  }

  @Test
  void staffPagesAndErrorPagesHaveTheBanner() throws IOException {
    for (String page :
        List.of(
            "templates/public.xhtml",
            "templates/staff.xhtml",
            "errors/expired.xhtml",
            "errors/failure.xhtml",
            "errors/forbidden.xhtml",
            "errors/notFound.xhtml")) {
      assertThat(Files.readString(PAGES.resolve(page)))
          .as(page)
          .contains("<ui:include src=\"/WEB-INF/templates/banner.xhtml\"");
    }
  }

  @Test
  void anErrorPageAsksNothingThatMayBeBroken() {
    assertThat(warnings.getRemembered()).isEmpty();
    assertThat(warnings.getRows()).isSameAs(board.rows);
    board.rows = null;
    now = now.plusSeconds(60);
    assertThat(warnings.getRemembered()).isEmpty();
    assertThat(board.asked).isEqualTo(1);
  }

  private static final class Board extends WarningBoard {

    private List<WarningRow> rows = List.of();
    private int asked;

    @Override
    public List<WarningRow> active() {
      asked++;
      return rows;
    }

    @Override
    public List<SourceRow> silentSources() {
      return List.of();
    }
  }
}
