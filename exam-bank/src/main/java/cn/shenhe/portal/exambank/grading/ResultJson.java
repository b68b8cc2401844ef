package cn.shenhe.portal.exambank.grading;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The texts of the columns that hold lists. */
final class ResultJson {

  static final JsonMapper MAPPER = new JsonMapper();

  private ResultJson() {}

  static String write(Object value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  static JsonNode tree(byte[] json) {
    try {
      return MAPPER.readTree(json);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  static <T> T read(String json, TypeReference<T> type) {
    try {
      return MAPPER.readValue(json, type);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  static Map<Integer, List<String>> answers(String json) {
    return read(json, new TypeReference<TreeMap<Integer, List<String>>>() {});
  }

  static List<List<String>> lists(String json) {
    return read(json, new TypeReference<List<List<String>>>() {});
  }
}
