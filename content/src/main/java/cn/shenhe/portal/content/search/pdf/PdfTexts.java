package cn.shenhe.portal.content.search.pdf;

import cn.shenhe.portal.content.search.SearchPassage;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The texts of attachments, for the features they belong to; called in their transactions. Who may
 * see a text is for the feature to judge: it asks for passages of published files only.
 */
@ApplicationScoped
public class PdfTexts {

  @Inject PdfTextRepository texts;
  @Inject InstantSource clock;

  /**
   * Keeps what was read of an attachment, in place of what was read before.
   *
   * @param attachment name of the file within the whole portal, such as its public id; at most 100
   *     characters
   */
  public void keep(String attachment, PdfReading reading) {
    PdfText text =
        texts
            .find(attachment)
            .orElseGet(
                () -> {
                  PdfText fresh = new PdfText(attachment);
                  texts.add(fresh);
                  return fresh;
                });
    text.read(reading, clock.instant());
  }

  /** The attachment is gone. */
  public void forget(String attachment) {
    texts.remove(attachment);
  }

  /** How the reading went; empty when the attachment was never read. */
  public Optional<PdfReading.Outcome> outcome(String attachment) {
    return texts.find(attachment).map(text -> text.reading().outcome());
  }

  /**
   * One passage for each page that has text, in order.
   *
   * @param title of the file, as visitors know it
   * @param path where the file is opened, begins with a slash, without fragment
   */
  public List<SearchPassage> passages(String attachment, String title, String path) {
    List<String> pages =
        texts.find(attachment).map(text -> text.reading().pages()).orElse(List.of());
    List<SearchPassage> passages = new ArrayList<>();
    for (int page = 1; page <= pages.size(); page++) {
      if (!pages.get(page - 1).isEmpty()) {
        passages.add(
            new SearchPassage(
                title + " 第 " + page + " 页（PDF）", "page=" + page, pages.get(page - 1), path));
      }
    }
    return passages;
  }
}
