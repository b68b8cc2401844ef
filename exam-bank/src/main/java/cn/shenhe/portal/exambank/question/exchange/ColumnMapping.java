package cn.shenhe.portal.exambank.question.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What the columns of a table mean, guessed or corrected by a person, remembered per source.
 *
 * @param roles the role of column 0, 1, 2 …
 * @param headerRow index of the header row in the first sheet that has one; -1 if the table has
 *     none
 */
public record ColumnMapping(List<ColumnRole> roles, int headerRow) {

  public ColumnMapping {
    roles = List.copyOf(roles);
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

  /** As one line, for remembering. */
  public String text() {
    return headerRow + ":" + roles.stream().map(Enum::name).collect(Collectors.joining(","));
  }

  /** Reads {@link #text()}. */
  public static ColumnMapping parse(String text) {
    int colon = text.indexOf(':');
    List<ColumnRole> roles = new ArrayList<>();
    for (String name : text.substring(colon + 1).split(",")) {
      roles.add(ColumnRole.valueOf(name));
    }
    return new ColumnMapping(roles, Integer.parseInt(text.substring(0, colon)));
  }
}
