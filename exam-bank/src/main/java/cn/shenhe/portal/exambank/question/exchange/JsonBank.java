package cn.shenhe.portal.exambank.question.exchange;

import cn.shenhe.portal.exambank.question.item.InvalidItem;
import cn.shenhe.portal.exambank.question.item.ItemJson;
import cn.shenhe.portal.exambank.question.item.Picture;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Our own JSON: an array of items, or {@code {"items": […], "pictures": {"id": "base64"}}}. Every
 * item is what {@link ItemJson} writes plus {@code code}.
 */
final class JsonBank {

  private static final Pattern ZERO = Pattern.compile("(?<!\\\\)((?:\\\\\\\\)*+)\\\\u0000");

  private JsonBank() {}

  static ReadFile read(String text, String charset) {
    JsonNode root = parse(text);
    JsonNode items = root.isArray() ? root : root.path("items");
    if (!items.isArray()) {
      throw new FileRefused("json-form");
    }
    Map<String, Picture> pictures = new LinkedHashMap<>();
    root.path("pictures")
        .properties()
        .forEach(e -> picture(e.getValue()).ifPresent(p -> pictures.put(p.id(), p)));
    List<ReadRow> rows = new ArrayList<>();
    for (JsonNode node : items) {
      int number = rows.size() + 1;
      String code = node.path("code").asText();
      String place = code.isEmpty() ? "第" + number + "项" : code;
      try {
        rows.add(ReadRow.of(number, place, code, ItemJson.fromNode(node), List.of()));
      } catch (InvalidItem e) {
        rows.add(ReadRow.refused(number, place, code, node.path("stem").asText(), e));
      }
    }
    return ReadFile.of(ReadFile.Format.JSON, charset, rows, pictures);
  }

  private static JsonNode parse(String text) {
    try {
      // No database takes a zero character, written as itself or as an escape.
      return ItemJson.parse(ZERO.matcher(text).replaceAll("$1"));
    } catch (InvalidItem e) {
      throw new FileRefused("json-form", e.arguments().get(0));
    }
  }

  private static Optional<Picture> picture(JsonNode node) {
    try {
      return Picture.of(Base64.getDecoder().decode(node.asText()));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  static byte[] write(List<CodedItem> items, Map<String, Picture> pictures) {
    ObjectNode root = (ObjectNode) ItemJson.parse("{}");
    ArrayNode array = root.putArray("items");
    for (CodedItem coded : items) {
      ObjectNode node = ItemJson.toNode(coded.item());
      node.put("code", coded.code());
      array.add(node);
    }
    ObjectNode images = root.putObject("pictures");
    pictures.forEach((id, p) -> images.put(id, Base64.getEncoder().encodeToString(p.bytes())));
    return ItemJson.pretty(root).getBytes(StandardCharsets.UTF_8);
  }
}
