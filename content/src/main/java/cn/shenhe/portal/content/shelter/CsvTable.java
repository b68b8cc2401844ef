package cn.shenhe.portal.content.shelter;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * CSV (RFC 4180) as offices write it: comma, semicolon, tab or bar; UTF-8, GB18030 or UTF-16 with
 * its mark. The encoding is decided on the whole file: it is UTF-8 only if every byte is, because
 * the first kilobytes of a list may be plain ASCII.
 */
final class CsvTable {

  private static final Charset GB18030 = Charset.forName("GB18030");

  /** Characters in which the separator is looked for. */
  private static final int HEAD = 20_000;

  private CsvTable() {}

  /**
   * @param charset by its name
   */
  record Decoded(String text, String charset) {}

  static ShelterTable read(byte[] file, ImportLimits limits) {
    Decoded decoded = decoded(file);
    String text = decoded.text();
    if (text.isBlank()) {
      throw new ShelterFileRefused("empty");
    }
    // Excel's own way of saying what separates.
    boolean said = text.regionMatches(true, 0, "sep=", 0, 4) && text.length() > 4;
    char separator = said ? text.charAt(4) : separator(text, limits);
    List<ShelterTable.Row> rows = split(text, separator, limits);
    if (said && !rows.isEmpty()) {
      rows.remove(0);
    }
    if (rows.isEmpty()) {
      throw new ShelterFileRefused("empty");
    }
    return HeaderRow.table("CSV " + decoded.charset(), rows);
  }

  /**
   * The text of a file without its byte order mark.
   *
   * @throws ShelterFileRefused when it is no text, or none in an encoding we know
   */
  static Decoded decoded(byte[] file) {
    boolean little = file.length > 1 && (file[0] & 0xFF) == 0xFF && (file[1] & 0xFF) == 0xFE;
    boolean big = file.length > 1 && (file[0] & 0xFF) == 0xFE && (file[1] & 0xFF) == 0xFF;
    if (little || big) {
      // What Excel calls "Unicode text".
      try {
        String text = decode(file, StandardCharsets.UTF_16);
        if (text.indexOf('\0') < 0) {
          return new Decoded(text, "UTF-16");
        }
      } catch (CharacterCodingException e) {
        throw new ShelterFileRefused(e, "encoding");
      }
    }
    for (byte b : file) {
      if (b == 0) {
        throw new ShelterFileRefused("binary");
      }
    }
    try {
      String text = decode(file, StandardCharsets.UTF_8);
      return new Decoded(text.startsWith("\uFEFF") ? text.substring(1) : text, "UTF-8");
    } catch (CharacterCodingException notUtf8) {
      try {
        return new Decoded(decode(file, GB18030), "GB18030");
      } catch (CharacterCodingException neither) {
        throw new ShelterFileRefused(neither, "encoding");
      }
    }
  }

  static ShelterTable.Row fitted(ShelterTable.Row row, int columns) {
    List<String> cells = new ArrayList<>(row.cells());
    while (cells.size() < columns) {
      cells.add("");
    }
    return new ShelterTable.Row(row.number(), List.copyOf(cells), row.sheet());
  }

  private static String decode(byte[] file, Charset charset) throws CharacterCodingException {
    return charset
        .newDecoder()
        .onMalformedInput(CodingErrorAction.REPORT)
        .onUnmappableCharacter(CodingErrorAction.REPORT)
        .decode(ByteBuffer.wrap(file))
        .toString();
  }

  /** The one by which most columns are known; else the most frequent of the first line. */
  private static char separator(String text, ImportLimits limits) {
    int end = text.length() <= HEAD ? text.length() : text.lastIndexOf('\n', HEAD) + 1;
    String top = text.substring(0, end > 0 ? end : HEAD);
    String line = top.lines().findFirst().orElse("");
    char best = ',';
    int known = score(top, best, limits);
    for (char candidate : new char[] {'\t', ';', '|'}) {
      int score = score(top, candidate, limits);
      if (score > known || score == known && count(line, candidate) > count(line, best)) {
        best = candidate;
        known = score;
      }
    }
    return best;
  }

  private static int score(String top, char separator, ImportLimits limits) {
    try {
      return HeaderRow.score(split(top, separator, limits));
    } catch (ShelterFileRefused refused) {
      return 0;
    }
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
