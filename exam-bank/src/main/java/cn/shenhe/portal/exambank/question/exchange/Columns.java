package cn.shenhe.portal.exambank.question.exchange;

import java.util.List;

/**
 * Decides for every table of a file what its columns mean: as a person said for this file, as
 * remembered where the header is the same, else as guessed. A mapping is never laid over a table it
 * was not made for: that would read notes as questions or questions as headers.
 */
final class Columns {

  private final ColumnMapping known;
  private final boolean said;
  private ColumnMapping settled;

  private Columns(ColumnMapping known, boolean said) {
    this.known = known;
    this.said = said;
  }

  /** Nothing is known: guess. */
  static Columns guessed() {
    return new Columns(null, false);
  }

  /** How files of the same source were understood before; null if none came. */
  static Columns remembered(ColumnMapping mapping) {
    return new Columns(mapping, false);
  }

  /** What a person said about this very file. */
  static Columns said(ColumnMapping mapping) {
    return new Columns(mapping, true);
  }

  /** The mapping for this table, possibly unusable; its header row is one of this table. */
  ColumnMapping of(List<TableRow> table) {
    if (said && settled == null && isMeant(table)) {
      settled = at(table, known.roles(), Math.min(known.headerRow(), table.size() - 1));
      return settled;
    }
    ColumnMapping model = said ? settled : known;
    ColumnMapping guess = guess(table);
    if (model == null) {
      return guess;
    }
    int header = model.words().isEmpty() ? -1 : find(table, model.words());
    if (header >= 0) {
      return at(table, model.roles(), header);
    }
    boolean headless = model.words().isEmpty() && guess.headerRow() < 0;
    return headless && width(table) == model.roles().size()
        ? new ColumnMapping(model.roles(), Math.min(model.headerRow(), table.size() - 1), List.of())
        : guess;
  }

  /** Whether the table says by a row of words what its columns are, or a person said so. */
  boolean hasHeader(List<TableRow> table) {
    return said
        || guess(table).headerRow() >= 0
        || known != null && find(table, known.words()) >= 0;
  }

  /** Whether the person saw this table when choosing. */
  private boolean isMeant(List<TableRow> table) {
    return !table.isEmpty() && (known.words().isEmpty() || find(table, known.words()) >= 0);
  }

  private static ColumnMapping guess(List<TableRow> table) {
    ColumnMapping guess = MappingGuess.of(table);
    return table.isEmpty() ? guess : at(table, guess.roles(), guess.headerRow());
  }

  private static ColumnMapping at(List<TableRow> table, List<ColumnRole> roles, int header) {
    return new ColumnMapping(roles, header, header < 0 ? List.of() : words(table.get(header)));
  }

  private static int find(List<TableRow> table, List<String> words) {
    for (int i = 0; i < Math.min(table.size(), MappingGuess.HEADER_WITHIN); i++) {
      if (words(table.get(i)).equals(words)) {
        return i;
      }
    }
    return -1;
  }

  private static int width(List<TableRow> table) {
    return table.stream().mapToInt(row -> words(row).size()).max().orElse(0);
  }

  /** The words of a row without blanks at its end. */
  static List<String> words(TableRow row) {
    List<String> words =
        row.cells().stream()
            .map(cell -> cell.plain().replaceAll("[\\s\u3000\u00a0]+", " ").strip())
            .map(word -> word.length() > 60 ? word.substring(0, 60) : word)
            .toList();
    int last = words.size();
    while (last > 0 && words.get(last - 1).isEmpty()) {
      last--;
    }
    return words.subList(0, last);
  }
}
