package cn.shenhe.portal.content.shelter;

import java.util.List;

/**
 * A foreign file as a table of texts, whatever its format was.
 *
 * @param format what the file turned out to be, for the reader: {@code CSV UTF-8}, {@code XLSX} …
 * @param headers column names in the order of the file, possibly empty texts, never null
 * @param rows the data rows in the order of the file
 * @param unread what of the file is no part of the table and why, in Chinese: lines above the
 *     headers, sheets of something else
 */
record ShelterTable(String format, List<String> headers, List<Row> rows, List<String> unread) {

  ShelterTable(String format, List<String> headers, List<Row> rows) {
    this(format, headers, rows, List.of());
  }

  /**
   * @param number where to find the row in the file: line, sheet row or feature, from 1
   * @param cells one text per header; blank where the file says nothing
   * @param sheet name of the sheet when rows of several were put together; else empty
   */
  record Row(int number, List<String> cells, String sheet) {

    Row(int number, List<String> cells) {
      this(number, cells, "");
    }
  }
}
