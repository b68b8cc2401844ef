package cn.shenhe.portal.exambank.question.exchange;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tells the format of a file by its first characters and hands it to its reader. */
final class FormatReader {

  private final ReadLimits limits;

  FormatReader(ReadLimits limits) {
    this.limits = limits;
  }

  ReadFile read(String name, byte[] bytes, Columns columns) {
    if (isOld(bytes) || isZip(bytes) && ArchiveReader.isWorkbook(bytes)) {
      return new ExcelReader(limits).read(bytes, columns);
    }
    return isZip(bytes) ? new ArchiveReader(limits).read(bytes) : readText(name, bytes, columns);
  }

  /** A workbook by its name, whatever it is inside; never an archive. */
  ReadFile readWorkbook(byte[] bytes, Columns columns) {
    return isOld(bytes) || isZip(bytes)
        ? new ExcelReader(limits).read(bytes, columns)
        : readText("", bytes, columns);
  }

  private static boolean isOld(byte[] bytes) {
    return bytes.length > 4 && bytes[0] == (byte) 0xD0 && bytes[1] == (byte) 0xCF;
  }

  private static boolean isZip(byte[] bytes) {
    return bytes.length > 4 && bytes[0] == 'P' && bytes[1] == 'K';
  }

  /** Any format that is characters. */
  ReadFile readText(String name, byte[] bytes, Columns columns) {
    if (MarkupTables.isPage(bytes)) {
      return MarkupTables.read(bytes, columns, limits);
    }
    if (looksLikeXml(bytes)) {
      return XmlReader.read(name, bytes, columns, limits, source -> Optional.empty());
    }
    TextDecoding decoded = TextDecoding.of(bytes);
    String text = decoded.text();
    String start = text.stripLeading();
    if (start.startsWith("{\"") || start.matches("(?s)[\\[{]\\s*[\\[{\"\\]}].*")) {
      return JsonBank.read(text, decoded.charset());
    }
    if (HashDollarReader.recognises(text)) {
      return ReadFile.of(
          ReadFile.Format.TABLE_TEXT, decoded.charset(), HashDollarReader.read(text), Map.of());
    }
    List<TableRow> table = TextTables.rows(text);
    // A header says more than braces or letters inside the cells.
    if (!columns.hasHeader(table)) {
      if (AikenReader.recognises(text)) {
        return ReadFile.of(
            ReadFile.Format.AIKEN, decoded.charset(), AikenReader.read(text), Map.of());
      }
      if (!GiftReader.isSure(text)
          && !isTabbed(text, table, columns)
          && PaperText.recognises(text)) {
        return ReadFile.of(
            ReadFile.Format.PAPER_TEXT, decoded.charset(), PaperText.read(text), Map.of());
      }
      if (GiftReader.recognises(text)) {
        return new GiftReader().read(text, decoded.charset());
      }
    }
    return QuestionFiles.table(ReadFile.Format.TABLE_TEXT, decoded.charset(), table, columns);
  }

  /** Whether tabs take nearly all lines apart into columns that can be told. */
  private static boolean isTabbed(String text, List<TableRow> table, Columns columns) {
    long apart = table.stream().filter(row -> row.cells().size() > 2).count();
    return TextTables.separator(text) == '\t'
        && apart >= table.size() * 0.8
        && columns.of(table).isUsable();
  }

  private static boolean looksLikeXml(byte[] bytes) {
    String start =
        new String(
                bytes, 0, Math.min(bytes.length, 400), java.nio.charset.StandardCharsets.ISO_8859_1)
            .replaceFirst("^(\u00ef\u00bb\u00bf|\u00ff\u00fe|\u00fe\u00ff)", "")
            .replace("\0", "")
            .stripLeading();
    return start.startsWith("<?xml")
        || start.startsWith("<!")
        || start.matches("(?s)<[A-Za-z][\\w:.-]*[\\s/>].*");
  }
}
