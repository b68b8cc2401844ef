package cn.shenhe.portal.training.statement;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * One statement being written. Source: xAPI 1.0.3, part 2, section 2.4; verbs and types are those
 * of ADL's vocabulary, and for certificates, of which it has none, those of the Tin Can registry.
 */
final class StatementText {

  private static final String VERBS = "http://adlnet.gov/expapi/verbs/";
  private static final String TYPES = "http://adlnet.gov/expapi/activities/";

  /** Names outside ADL's vocabulary. */
  private static final Map<String, String> ELSEWHERE =
      Map.of(
          "earned", "http://id.tincanapi.com/verb/earned",
          "certificate", "https://www.opigno.org/en/tincan_registry/activity_type/certificate");

  private static final int FULL_MARKS = 100;

  /** What people read where a verb is shown. */
  private static final Map<String, String> WORDS =
      Map.of(
          "registered", "报名",
          "launched", "打开",
          "earned", "获得",
          "completed", "完成",
          "attended", "参加",
          "passed", "合格",
          "failed", "不合格",
          "voided", "作废");

  private final String id;
  private final ObjectNode root = JsonNodeFactory.instance.objectNode();

  private StatementText(String key) {
    id = id(key);
  }

  /**
   * The id that belongs to an event, always the same.
   *
   * @param key names the event
   */
  static String id(String key) {
    return UUID.nameUUIDFromBytes(("shenhe-portal/" + key).getBytes(StandardCharsets.UTF_8))
        .toString();
  }

  /**
   * @param home address under which {@code actor} is known
   * @param actor a name that tells nothing about the person
   */
  static StatementText of(String key, String home, String actor, String verb, Instant at) {
    StatementText text = new StatementText(key);
    text.root.put("id", text.id);
    ObjectNode agent = text.root.putObject("actor").put("objectType", "Agent");
    agent.putObject("account").put("homePage", home).put("name", actor);
    ObjectNode said =
        text.root.putObject("verb").put("id", ELSEWHERE.getOrDefault(verb, VERBS + verb));
    said.putObject("display").put("zh-CN", WORDS.get(verb)).put("en", verb);
    text.root.put("timestamp", at.toString());
    return text;
  }

  /**
   * What it was done to.
   *
   * @param type last part of ADL's name: lesson, course, meeting, assessment; or certificate
   */
  StatementText about(String iri, String type, String title) {
    ObjectNode object = root.putObject("object").put("objectType", "Activity").put("id", iri);
    ObjectNode definition =
        object.putObject("definition").put("type", ELSEWHERE.getOrDefault(type, TYPES + type));
    definition.putObject("name").put("zh-CN", title);
    root.putObject("context").put("language", "zh-CN").put("platform", "shenhe-portal");
    return this;
  }

  /** Takes another statement back. */
  StatementText voids(String statement) {
    root.putObject("object").put("objectType", "StatementRef").put("id", statement);
    return this;
  }

  /**
   * @param success null where nothing was examined
   * @param marks of 100; null likewise
   */
  StatementText result(Duration time, Boolean success, Integer marks) {
    ObjectNode result = root.putObject("result").put("completion", true);
    if (!time.isZero()) {
      result.put("duration", time.toString());
    }
    if (success != null) {
      result.put("success", success);
    }
    if (marks != null) {
      result
          .putObject("score")
          .put("raw", marks)
          .put("min", 0)
          .put("max", FULL_MARKS)
          .put("scaled", marks / (double) FULL_MARKS);
    }
    return this;
  }

  String id() {
    return id;
  }

  String json() {
    return root.toString();
  }
}
