package cn.shenhe.portal.content.courseware;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.shenhe.portal.content.media.MediaLibrary;
import cn.shenhe.portal.content.media.MediaRow;
import java.util.Collection;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What an article needs before everybody reads it. */
class LessonMediaTest {

  private static final String ID = "01h00000000000000000000000";
  private static final String FILM = "![灭火器](video:" + ID + " \"captions:" + ID + "\")\n";
  private static final String SOUND = "![听一听](audio:" + ID + ")\n";

  private static LessonMedia media() {
    LessonMedia media = new LessonMedia();
    media.mostBesidePlayers = 600;
    media.media =
        new MediaLibrary() {
          @Override
          public Map<String, MediaRow> found(Collection<String> ids) {
            return Map.of();
          }
        };
    return media;
  }

  @Test
  void aFilmNeedsCaptionsOrTheWordThatNobodySpeaks() {
    String bare = "![灭火器](video:" + ID + ")\n";
    assertThatThrownBy(() -> media().complete(bare)).hasMessageContaining("media.captions");
    assertThatCode(() -> media().complete(FILM)).doesNotThrowAnyException();
    assertThatCode(() -> media().complete("![灭火器](video:" + ID + " \"无对白\")\n"))
        .doesNotThrowAnyException();
    assertThatCode(() -> media().complete(SOUND)).doesNotThrowAnyException();
  }

  @Test
  void whatWouldEarnNoHoursBesideAPlayerIsRefused() {
    String packaged = "\n![课件](scorm:" + ID + ")\n";
    assertThatCode(() -> media().complete(packaged)).doesNotThrowAnyException();
    assertThatThrownBy(() -> media().complete(FILM + packaged))
        .hasMessageContaining("media.mixed-package");
    assertThatCode(() -> media().complete(SOUND + "\n" + "字".repeat(600)))
        .doesNotThrowAnyException();
    assertThatThrownBy(() -> media().complete(SOUND + "\n" + "字".repeat(601)))
        .hasMessageContaining("media.mixed-text");
    assertThatCode(() -> media().complete("字".repeat(5000))).doesNotThrowAnyException();
  }
}
