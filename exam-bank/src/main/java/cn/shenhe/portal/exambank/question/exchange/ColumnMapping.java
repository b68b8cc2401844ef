package cn.shenhe.portal.exambank.question.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What the columns of a table mean, guessed or corrected by a person, remembered per source.
 *
 * @param roles the role of column 0, 1, 2 …
 * @param headerRow index of the header row in the first table; -1 if the table has none
 * @param words what the header row says, by which the table is known again; empty if it has none
 */
public record ColumnMapping(List<ColumnRole> roles, int headerRow, List<String> words) {

  private static final int LONGEST = 3_900;

  public ColumnMapping {
    roles = List.copyOf(roles);
    words = List.copyOf(words);
  }

  public ColumnMapping(List<ColumnRole> roles, int headerRow) {
    this(roles, headerRow, List.of());
  }

  /** Index of the first column of this role, or -1. */
  int column(ColumnRole role) {
    return roles.indexOf(role);
  }

  boolean has(ColumnRole role) {
    return roles.contains(role);
  }

  /** Whether enough is known to read a question. */
  public boolean isUsable() {
    return has(ColumnRole.STEM) && has(ColumnRole.ANSWER);
  }

  /** As text of at most 4,000 characters, for remembering; words that are too many are left out. */
  public String text() {
    String text = headerRow + ":" + roles.stream().map(Enum::name).collect(Collectors.joining(","));
    String all = text + "\n" + String.join("\t", words);
    return words.isEmpty() || all.length() > LONGEST ? text : all;
  }

  /** Reads {@link #text()}. */
  public static ColumnMapping parse(String text) {
    int colon = text.indexOf(':');
    int end = text.indexOf('\n') < 0 ? text.length() : text.indexOf('\n');
    List<ColumnRole> roles = new ArrayList<>();
    for (String name : text.substring(colon + 1, end).split(",")) {
      roles.add(ColumnRole.valueOf(name));
    }
    List<String> words =
        end == text.length() ? List.of() : List.of(text.substring(end + 1).split("\t", -1));
    return new ColumnMapping(roles, Integer.parseInt(text.substring(0, colon)), words);
  }
}
