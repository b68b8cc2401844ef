package cn.shenhe.portal.content.shelter;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * CSV (RFC 4180) as offices write it: comma, semicolon or tab; UTF-8 or GB18030. The encoding is
 * decided on the whole file: it is UTF-8 only if every byte is, because the first kilobytes of a
 * list may be plain ASCII.
 */
final class CsvTable {

  private static final Charset GB18030 = Charset.forName("GB18030");

  private CsvTable() {}

  static ShelterTable read(byte[] file, ImportLimits limits) {
    for (byte b : file) {
      if (b == 0) {
        throw new ShelterFileRefused("binary");
      }
    }
    String name = "UTF-8";
    String text;
    try {
      text = decode(file, StandardCharsets.UTF_8);
    } catch (CharacterCodingException notUtf8) {
      name = "GB18030";
      try {
        text = decode(file, GB18030);
      } catch (CharacterCodingException neither) {
        throw new ShelterFileRefused(neither, "encoding");
      }
    }
    if (text.startsWith("\uFEFF")) {
      text = text.substring(1);
    }
    List<ShelterTable.Row> rows = split(text, separator(text), limits);
    if (rows.isEmpty()) {
      throw new ShelterFileRefused("empty");
    }
    List<String> headers = rows.get(0).cells().stream().map(String::strip).toList();
    return new ShelterTable(
        "CSV " + name,
        headers,
        rows.subList(1, rows.size()).stream().map(r -> fitted(r, headers.size())).toList());
  }

  static ShelterTable.Row fitted(ShelterTable.Row row, int columns) {
    List<String> cells = new ArrayList<>(row.cells());
    while (cells.size() < columns) {
      cells.add("");
    }
    return new ShelterTable.Row(row.number(), List.copyOf(cells));
  }

  private static String decode(byte[] file, Charset charset) throws CharacterCodingException {
    return charset
        .newDecoder()
        .onMalformedInput(CodingErrorAction.REPORT)
        .onUnmappableCharacter(CodingErrorAction.REPORT)
        .decode(ByteBuffer.wrap(file))
        .toString();
  }

  private static char separator(String text) {
    String head = text.lines().findFirst().orElse("");
    char best = ',';
    for (char candidate : new char[] {'\t', ';'}) {
      if (count(head, candidate) > count(head, best)) {
        best = candidate;
      }
    }
    return best;
  }

  private static long count(String text, char wanted) {
    return text.chars().filter(c -> c == wanted).count();
  }

  private static List<ShelterTable.Row> split(String text, char separator, ImportLimits limits) {
    List<ShelterTable.Row> rows = new ArrayList<>();
    List<String> cells = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean quoted = false;
    int line = 1;
    int rowLine = 1;
    for (int i = 0; i <= text.length(); i++) {
      char c = i < text.length() ? text.charAt(i) : '\n';
      if (quoted && i < text.length()) {
        if (c == '"' && i + 1 < text.length() && text.charAt(i + 1) == '"') {
          cell.append('"');
          i++;
        } else if (c == '"') {
          quoted = false;
        } else {
          line += c == '\n' ? 1 : 0;
          cell.append(c);
        }
      } else if (quoted) {
        throw new ShelterFileRefused("quote-open", rowLine);
      } else if (c == '"' && cell.length() == 0) {
        quoted = true;
      } else if (c == separator) {
        cells.add(cell.toString());
        cell.setLength(0);
        if (cells.size() > limits.columns()) {
          throw new ShelterFileRefused("columns", limits.columns());
        }
      } else if (c == '\n'
          || (c == '\r' && !(i + 1 < text.length() && text.charAt(i + 1) == '\n'))) {
        cells.add(cell.toString());
        cell.setLength(0);
        if (cells.size() > 1 || !cells.get(0).isBlank()) {
          if (rows.size() > limits.rows()) {
            throw new ShelterFileRefused("rows", limits.rows());
          }
          rows.add(new ShelterTable.Row(rowLine, List.copyOf(cells)));
        }
        cells.clear();
        line++;
        rowLine = line;
      } else if (c != '\r') {
        cell.append(c);
      }
      if (cell.length() > limits.cellCharacters()) {
        throw new ShelterFileRefused("cell", rowLine, limits.cellCharacters());
      }
    }
    return rows;
  }
}
