package cn.shenhe.portal.content.shelter;

import java.util.List;

/**
 * A foreign file as a table of texts, whatever its format was.
 *
 * @param format what the file turned out to be, for the reader: {@code CSV UTF-8}, {@code XLSX} …
 * @param headers column names in the order of the file, possibly empty texts, never null
 * @param rows the data rows in the order of the file
 */
record ShelterTable(String format, List<String> headers, List<Row> rows) {

  /**
   * @param number where to find the row in the file: line, sheet row or feature, from 1
   * @param cells one text per header; blank where the file says nothing
   */
  record Row(int number, List<String> cells) {}
}
