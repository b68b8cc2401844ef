package cn.shenhe.portal.exambank.question.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** CSV (RFC 4180, forgiving) and tab-separated text as table rows. */
final class TextTables {

  private static final int MOST_CELLS = 60;
  private static final int SAMPLE = 40;
  private static final List<Character> MARKS = List.of(',', '\t', ';', '|');
  private static final Pattern SAID = Pattern.compile("(?i)sep=(\\t|[,;|])[ \\t]*\\r?\\n");

  private final String text;
  private final char separator;
  private final List<TableRow> rows = new ArrayList<>();
  private final List<TableRow.Cell> cells = new ArrayList<>();
  private int line = 1;
  private int begun = 1;

  private TextTables(String text) {
    this.text = text;
    this.separator = separator(text);
  }

  /** Rows with anything in them; the place is the line the row begins on. */
  static List<TableRow> rows(String text) {
    return new TextTables(text).read();
  }

  private List<TableRow> read() {
    Matcher said = SAID.matcher(text);
    int at = said.lookingAt() ? said.end() : 0;
    line = at == 0 ? 1 : 2;
    begun = line;
    while (at <= text.length()) {
      int close = at < text.length() && text.charAt(at) == '"' ? close(at) : -1;
      int end = close < 0 ? endOfPlain(at) : skipBlanks(close + 1);
      String cell = close < 0 ? text.substring(at, end) : text.substring(at + 1, close);
      line += (int) cell.chars().filter(c -> c == '\n').count();
      cells.add(
          TableRow.Cell.of(
              close < 0 ? cell.replace("\r", "") : cell.replace("\"\"", "\"").replace("\r", "")));
      if (isEndOfLine(end)) {
        finishRow();
      }
      at = skipReturn(end) + 1;
    }
    return rows;
  }

  private void finishRow() {
    TableRow row = new TableRow("第" + begun + "行", List.copyOf(cells));
    if (!row.isBlank()) {
      rows.add(row);
    }
    cells.clear();
    line++;
    begun = line;
  }

  /**
   * Where the quote that opens here closes, or -1 if it opens nothing. A quote closes only before a
   * separator or the end of a line. When the first lone quote stands elsewhere (“三同时”制度是指) the
   * quotes belong to the text, unless they hold a separator together; then the last of the line
   * closes. A quote nobody closes belongs to the text too, so that it never swallows other rows.
   */
  private int close(int open) {
    int first = lone(open + 1, text.length());
    if (first < 0 || isEnd(skipBlanks(first + 1))) {
      return first;
    }
    long quotes = text.substring(open, endOfPlain(open)).chars().filter(c -> c == '"').count();
    if (quotes % 2 == 0) {
      return -1;
    }
    int endOfLine = text.indexOf('\n', open) < 0 ? text.length() : text.indexOf('\n', open);
    int close = first < endOfLine ? first : -1;
    while (close >= 0 && !isEnd(skipBlanks(close + 1))) {
      close = lone(close + 1, endOfLine);
    }
    return close;
  }

  /** The next quote that is not doubled, or -1. */
  private int lone(int from, int end) {
    for (int i = text.indexOf('"', from); i >= 0 && i < end; i = text.indexOf('"', i + 1)) {
      if (i + 1 < text.length() && text.charAt(i + 1) == '"') {
        i++;
      } else {
        return i;
      }
    }
    return -1;
  }

  private int endOfPlain(int from) {
    int at = from;
    while (!isEndOfLine(at) && !(text.charAt(at) == separator && cells.size() < MOST_CELLS)) {
      at++;
    }
    return at;
  }

  private int skipBlanks(int from) {
    int at = from;
    while (at < text.length() && text.charAt(at) == ' ') {
      at++;
    }
    return at;
  }

  private int skipReturn(int at) {
    return at < text.length() && text.charAt(at) == '\r' && isEndOfLine(at) ? at + 1 : at;
  }

  private boolean isEnd(int at) {
    return isEndOfLine(at) || text.charAt(at) == separator;
  }

  private boolean isEndOfLine(int at) {
    return at >= text.length()
        || text.charAt(at) == '\n'
        || (text.charAt(at) == '\r' && (at + 1 == text.length() || text.charAt(at + 1) == '\n'));
  }

  /**
   * What a line {@code sep=;} says; else the mark that makes a header of one of the first lines;
   * else the one that takes as many of them as possible apart into the same number of cells.
   */
  static char separator(String text) {
    Matcher said = SAID.matcher(text);
    if (said.lookingAt()) {
      return said.group(1).charAt(0);
    }
    List<String> lines =
        text.lines().filter(l -> !l.isBlank()).limit(SAMPLE).map(TextTables::unquoted).toList();
    for (char mark : MARKS) {
      if (lines.stream().limit(MappingGuess.HEADER_WITHIN).anyMatch(l -> isHeader(l, mark))) {
        return mark;
      }
    }
    char best = ',';
    long most = 0;
    for (char mark : MARKS) {
      Map<Long, Long> lengths =
          lines.stream()
              .map(l -> l.chars().filter(c -> c == mark).count())
              .filter(n -> n > (mark == ';' || mark == '|' ? 1 : 0))
              .collect(Collectors.groupingBy(n -> n, Collectors.counting()));
      long alike = lengths.values().stream().mapToLong(Long::longValue).max().orElse(0);
      if (alike > most) {
        best = mark;
        most = alike;
      }
    }
    return best;
  }

  /** Whether the line names stem and answer when taken apart here. */
  private static boolean isHeader(String line, char mark) {
    List<ColumnRole> roles =
        Stream.of(line.split(Pattern.quote(String.valueOf(mark))))
            .limit(MOST_CELLS)
            .flatMap(word -> ColumnRole.named(word).stream())
            .toList();
    return roles.contains(ColumnRole.STEM) && roles.contains(ColumnRole.ANSWER);
  }

  private static String unquoted(String line) {
    return line.replaceAll("\"[^\"]*\"", "");
  }
}
