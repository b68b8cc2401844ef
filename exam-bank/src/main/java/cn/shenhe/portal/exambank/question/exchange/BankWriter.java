package cn.shenhe.portal.exambank.question.exchange;

import cn.shenhe.portal.exambank.question.item.Picture;
import java.util.List;
import java.util.Map;

/** The formats we write. Reading what was written gives the same items again. */
public enum BankWriter {
  EXCEL("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
  GIFT("gift.txt", "text/plain; charset=UTF-8"),
  MOODLE_XML("xml", "application/xml"),
  QTI_2_2("zip", "application/zip"),
  QTI_3_0("zip", "application/zip"),
  JSON("json", "application/json");

  private final String extension;
  private final String mediaType;

  BankWriter(String extension, String mediaType) {
    this.extension = extension;
    this.mediaType = mediaType;
  }

  public String extension() {
    return extension;
  }

  public String mediaType() {
    return mediaType;
  }

  /**
   * The items as one file.
   *
   * @param pictures all pictures they show, by id
   */
  public byte[] write(List<CodedItem> items, Map<String, Picture> pictures) {
    return switch (this) {
      case EXCEL -> ExcelWriter.write(items, pictures);
      case GIFT -> new GiftWriter(pictures).write(items);
      case MOODLE_XML -> new MoodleXmlWriter(pictures).write(items);
      case QTI_2_2 -> new QtiWriter(false, pictures).write(items);
      case QTI_3_0 -> new QtiWriter(true, pictures).write(items);
      case JSON -> JsonBank.write(items, pictures);
    };
  }
}
