package cn.shenhe.portal.exambank.question.exchange;

import cn.shenhe.portal.exambank.question.item.Picture;
import java.util.List;
import java.util.Map;

/**
 * What a file held.
 *
 * @param format EXCEL, TABLE_TEXT, PAPER_TEXT, JSON, MOODLE_XML, GIFT, AIKEN, QTI or PACKAGE
 * @param encoding the charset decided on, or empty where the format settles it
 * @param rows every row in file order
 * @param pictures by id; all pictures the rows show
 * @param mapping how columns were understood; null for formats without columns
 * @param header the words of the header row, or of the first row if there is none; for correcting
 *     the mapping
 */
public record ReadFile(
    Format format,
    String encoding,
    List<ReadRow> rows,
    Map<String, Picture> pictures,
    ColumnMapping mapping,
    List<String> header) {

  /** The kinds of file we read. */
  public enum Format {
    EXCEL,
    TABLE_TEXT,
    PAPER_TEXT,
    JSON,
    MOODLE_XML,
    GIFT,
    AIKEN,
    QTI,
    PACKAGE
  }

  public static ReadFile of(
      Format format, String encoding, List<ReadRow> rows, Map<String, Picture> pictures) {
    return new ReadFile(format, encoding, rows, pictures, null, List.of());
  }
}
