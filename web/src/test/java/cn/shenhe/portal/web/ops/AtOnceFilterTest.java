package cn.shenhe.portal.web.ops;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Who has to wait for a turn. */
class AtOnceFilterTest {

  @Test
  void whatTakesNoPlaceOfThePoolDoesNotQueue() {
    for (String path :
        new String[] {
          "/assets/portal.css",
          "/health",
          "/health/ready",
          "/metrics",
          "/packages/x/y.js",
          "/courseware/media/1",
          "/sw.js",
          "/manifest.webmanifest",
          "/jakarta.faces.resource/a.js"
        }) {
      assertThat(AtOnceFilter.counted(path)).as(path).isFalse();
    }
    for (String path :
        new String[] {
          "/",
          "/healthy",
          "/assetsx",
          "/courseware/package",
          "/courseware/mediation",
          "/api/v1/sittings/x/save",
          "/my/exam/sitting",
          "/swxjs",
          "/staff/courseware/uploads"
        }) {
      assertThat(AtOnceFilter.counted(path)).as(path).isTrue();
    }
  }
}
