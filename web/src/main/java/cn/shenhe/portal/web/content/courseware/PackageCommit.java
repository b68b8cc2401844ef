package cn.shenhe.portal.web.content.courseware;

import cn.shenhe.portal.training.TrainingRefusal;
import cn.shenhe.portal.training.play.PackageReport;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * What an item commits, {@code {"cmi.core.lesson_status": "passed", …}}, and what it says. Source:
 * SCORM 1.2 RTE 3.4 (lesson_status, score.raw), SCORM 2004 4th edition RTE 4.2.4, 4.2.20, 4.2.22.
 */
record PackageCommit(PackageReport report) {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** Empty when it is no JSON object, too long or says something impossible. */
  static Optional<PackageCommit> read(byte[] body) {
    try {
      JsonNode json = JSON.readTree(body);
      if (json == null || !json.isObject()) {
        return Optional.empty();
      }
      String text = new String(body, StandardCharsets.UTF_8);
      return Optional.of(
          new PackageCommit(new PackageReport(text, completed(json), passed(json), score(json))));
    } catch (IOException | TrainingRefusal e) {
      return Optional.empty();
    }
  }

  /** Who passed has been through it, unless the item says that something is left to do. */
  private static boolean completed(JsonNode json) {
    String status = json.path("cmi.core.lesson_status").asText();
    String completion = json.path("cmi.completion_status").asText();
    return status.equals("completed")
        || status.equals("passed")
        || completion.equals("completed")
        || (completion.isEmpty() || completion.equals("unknown"))
            && json.path("cmi.success_status").asText().equals("passed");
  }

  private static Boolean passed(JsonNode json) {
    String status =
        json.path("cmi.core.lesson_status").asText() + json.path("cmi.success_status").asText();
    return status.equals("passed") ? Boolean.TRUE : status.equals("failed") ? Boolean.FALSE : null;
  }

  /** As a share of the highest score; an item that names none means 100. */
  private static Double score(JsonNode json) {
    Double scaled = number(json, "cmi.score.scaled");
    if (scaled != null) {
      return within(scaled * 100);
    }
    String before = json.has("cmi.core.score.raw") ? "cmi.core.score." : "cmi.score.";
    Double raw = number(json, before + "raw");
    Double most = number(json, before + "max");
    return raw == null ? null : within(most == null || most <= 0 ? raw : raw * 100 / most);
  }

  private static Double within(double percent) {
    return Math.max(0, Math.min(100, percent));
  }

  private static Double number(JsonNode json, String key) {
    String text = json.path(key).asText();
    try {
      return text.isBlank() || !Double.isFinite(Double.parseDouble(text))
          ? null
          : Double.valueOf(text);
    } catch (NumberFormatException e) {
      return null;
    }
  }
}
