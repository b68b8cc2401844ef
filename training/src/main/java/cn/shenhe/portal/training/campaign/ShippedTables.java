package cn.shenhe.portal.training.campaign;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The tables that ship beside the code: tab-separated, {@code #} begins a remark. */
final class ShippedTables {

  private ShippedTables() {}

  /**
   * Lines of a table.
   *
   * @param file name in {@code /campaigns}
   * @param columns cells of every line; missing ones at the end are empty
   */
  static List<List<String>> read(String file, int columns) {
    try (InputStream in = ShippedTables.class.getResourceAsStream("/campaigns/" + file);
        BufferedReader reader =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return reader
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(line -> cells(line, columns))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(file, e);
    }
  }

  private static List<String> cells(String line, int columns) {
    String[] cells = line.split("\t", -1);
    if (cells.length > columns) {
      throw new IllegalStateException("too many cells: " + line);
    }
    String[] all = new String[columns];
    for (int i = 0; i < columns; i++) {
      all[i] = i < cells.length ? cells[i].strip() : "";
    }
    return List.of(all);
  }
}
