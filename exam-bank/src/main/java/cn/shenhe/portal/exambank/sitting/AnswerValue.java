package cn.shenhe.portal.exambank.sitting;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The value of a journal line: a JSON array of strings, kept as the text that was hashed. */
final class AnswerValue {

  private static final JsonFactory JSON = new JsonFactory();
  private static final int MOST_STRINGS = 40;

  private AnswerValue() {}

  /** The strings; empty when the text is no array of at most 40 strings. */
  static Optional<List<String>> parse(String text) {
    if (text == null || text.length() > JournalEntry.MOST_CHARACTERS) {
      return Optional.empty();
    }
    List<String> strings = new ArrayList<>(2);
    try (JsonParser parser = JSON.createParser(text)) {
      if (parser.nextToken() != JsonToken.START_ARRAY) {
        return Optional.empty();
      }
      for (JsonToken t = parser.nextToken(); t != JsonToken.END_ARRAY; t = parser.nextToken()) {
        if (t != JsonToken.VALUE_STRING || strings.size() == MOST_STRINGS) {
          return Optional.empty();
        }
        strings.add(parser.getText());
      }
      return parser.nextToken() == null ? Optional.of(strings) : Optional.empty();
    } catch (JacksonException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
