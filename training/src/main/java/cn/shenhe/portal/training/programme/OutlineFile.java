package cn.shenhe.portal.training.programme;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/**
 * A shipped outline, as it stands in {@code resources/programmes}.
 *
 * @param digest SHA-256 of the file, 64 hex digits
 * @param missing lessons the outline names and the portal does not have; left out
 */
record OutlineFile(
    String code,
    JobCategory category,
    String industry,
    String subOperation,
    EditionSheet sheet,
    String digest,
    List<String> missing) {

  static final List<String> SHIPPED =
      List.of("principal", "manager", "special-operator", "new-worker");

  /**
   * @param lessons names of the lessons there are
   */
  static OutlineFile read(String name, Set<String> lessons) {
    byte[] bytes = bytes("/programmes/" + name + ".json");
    JsonNode json;
    try {
      json = new ObjectMapper().readTree(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    List<String> missing = new ArrayList<>();
    List<EditionSheet.UnitSheet> units = new ArrayList<>();
    json.path("units").forEach(unit -> units.add(unit(unit, false, lessons, missing)));
    json.path("highRiskUnits").forEach(unit -> units.add(unit(unit, true, lessons, missing)));
    return new OutlineFile(
        json.path("code").asText(),
        JobCategory.valueOf(json.path("category").asText()),
        json.path("industry").asText(),
        text(json.path("subOperation")),
        new EditionSheet(
            json.path("title").asText(),
            hours(json.path("initialHours")),
            hours(json.path("refresherHours")),
            number(json.path("deadlineMonths").path("value")),
            json.path("deadlineMonths").path("basis").asText(),
            json.path("disclaimer").asText(),
            units),
        digest(bytes, lessons),
        missing);
  }

  private static EditionSheet.UnitSheet unit(
      JsonNode unit, boolean highRisk, Set<String> lessons, List<String> missing) {
    List<String> pieces = new ArrayList<>();
    for (JsonNode lesson : unit.path("lessons")) {
      if (lessons.contains(lesson.asText())) {
        pieces.add(LessonPieces.key(lesson.asText()));
      } else {
        missing.add(lesson.asText());
      }
    }
    List<String> outline = new ArrayList<>();
    unit.path("outline").forEach(line -> outline.add(line.asText()));
    return new EditionSheet.UnitSheet(
        unit.path("title").asText(),
        number(unit.path("hours")),
        unit.path("compulsory").asBoolean(true),
        highRisk,
        unit.path("handsOn").asBoolean(false),
        unit.path("attended").asBoolean(false),
        "",
        pieces,
        outline);
  }

  private static EditionSheet.Hours hours(JsonNode node) {
    return new EditionSheet.Hours(
        number(node.path("value")), number(node.path("highRisk")), node.path("basis").asText());
  }

  private static Integer number(JsonNode node) {
    return node.isNumber() ? node.asInt() : null;
  }

  private static String text(JsonNode node) {
    return node.isTextual() ? node.asText() : "";
  }

  private static byte[] bytes(String resource) {
    try (InputStream in = OutlineFile.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("not shipped: " + resource);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Of the file and of which of its lessons exist: a lesson published later makes an edition. */
  private static String digest(byte[] bytes, Set<String> lessons) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(bytes);
      lessons.stream()
          .sorted()
          .forEach(l -> digest.update(l.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /** Names of the lessons a file asks for. */
  static List<String> lessons(String name) {
    try {
      List<String> slugs = new ArrayList<>();
      JsonNode json = new ObjectMapper().readTree(bytes("/programmes/" + name + ".json"));
      for (String key : List.of("units", "highRiskUnits")) {
        json.path(key)
            .forEach(unit -> unit.path("lessons").forEach(lesson -> slugs.add(lesson.asText())));
      }
      return slugs;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
