package cn.shenhe.portal.exambank.question.exchange;

/** Tells the format of a file by its first characters and hands it to its reader. */
final class FormatReader {

  private final ReadLimits limits;

  FormatReader(ReadLimits limits) {
    this.limits = limits;
  }

  ReadFile read(String name, byte[] bytes, ColumnMapping hint) {
    TextDecoding decoded = TextDecoding.of(bytes);
    String text = decoded.text();
    String start = text.stripLeading();
    if (start.startsWith("[") || start.startsWith("{")) {
      return JsonBank.read(text, decoded.charset());
    }
    if (HashDollarReader.recognises(text)) {
      return ReadFile.of(
          ReadFile.Format.TABLE_TEXT,
          decoded.charset(),
          HashDollarReader.read(text),
          java.util.Map.of());
    }
    return QuestionFiles.table(
        ReadFile.Format.TABLE_TEXT, decoded.charset(), TextTables.rows(text), hint);
  }
}
