package cn.shenhe.portal.web.exambank.sitting;

import cn.shenhe.portal.exambank.sitting.EventKind;
import cn.shenhe.portal.exambank.sitting.JournalEntry;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/** What goes over the wire between a candidate's page and the server; read and written by hand. */
final class SittingJson {

  /** Room for a few hundred journal lines. */
  private static final int MOST_BYTES = 512 * 1024;

  private static final int MOST_ENTRIES = 500;
  private static final JsonFactory JSON = new JsonFactory();

  /**
   * The body of a save or a hand-in.
   *
   * @param last number of the journal's last line
   */
  record Batch(List<JournalEntry> entries, int last, boolean timeUp) {}

  /** The body is not what the interface asks for. */
  static final class Malformed extends IOException {
    private static final long serialVersionUID = 1L;
  }

  private SittingJson() {}

  static Batch batch(InputStream body) throws IOException {
    byte[] bytes = body.readNBytes(MOST_BYTES + 1);
    if (bytes.length > MOST_BYTES) {
      throw new Malformed();
    }
    List<JournalEntry> entries = new ArrayList<>();
    int last = 0;
    boolean timeUp = false;
    try (JsonParser parser = JSON.createParser(bytes)) {
      expect(parser.nextToken() == JsonToken.START_OBJECT);
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String name = parser.currentName();
        parser.nextToken();
        switch (name) {
          case "entries" -> readEntries(parser, entries);
          case "last" -> last = parser.getIntValue();
          case "timeUp" -> timeUp = parser.getBooleanValue();
          default -> parser.skipChildren();
        }
      }
    } catch (com.fasterxml.jackson.core.JacksonException | IllegalArgumentException e) {
      throw new Malformed();
    }
    return new Batch(entries, last, timeUp);
  }

  private static void readEntries(JsonParser parser, List<JournalEntry> entries)
      throws IOException {
    expect(parser.currentToken() == JsonToken.START_ARRAY);
    while (parser.nextToken() == JsonToken.START_OBJECT) {
      expect(entries.size() < MOST_ENTRIES);
      int seq = 0;
      int question = 0;
      long at = 0;
      EventKind kind = EventKind.FACT;
      String value = "";
      String hash = "";
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String name = parser.currentName();
        parser.nextToken();
        switch (name) {
          case "s" -> seq = parser.getIntValue();
          case "k" -> kind = EventKind.valueOf(parser.getText());
          case "q" -> question = parser.getIntValue();
          case "v" -> value = parser.getText();
          case "t" -> at = parser.getLongValue();
          case "h" -> hash = parser.getText();
          default -> parser.skipChildren();
        }
      }
      entries.add(new JournalEntry(seq, kind, question, value, at, hash));
    }
  }

  private static void expect(boolean holds) throws Malformed {
    if (!holds) {
      throw new Malformed();
    }
  }

  /** Something that writes the fields of one object. */
  interface Fields {
    void write(JsonGenerator json) throws IOException;
  }

  static byte[] object(Fields fields) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
    try (JsonGenerator json = JSON.createGenerator(bytes)) {
      json.writeStartObject();
      fields.write(json);
      json.writeEndObject();
    }
    return bytes.toByteArray();
  }
}
