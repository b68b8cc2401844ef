package cn.shenhe.portal.exambank.question;

import cn.shenhe.portal.exambank.ExamBankAct;
import cn.shenhe.portal.exambank.question.exchange.BankWriter;
import cn.shenhe.portal.exambank.question.exchange.CodedItem;
import cn.shenhe.portal.exambank.question.item.Item;
import cn.shenhe.portal.exambank.question.item.Picture;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Writing questions, keys included, to files other systems (and our importer) read. */
@Stateless
public class QuestionExport {

  @Inject QuestionRepository questions;
  @Inject Event<ExamBankAct> acts;

  @Inject
  @ConfigProperty(name = "portal.question.export.rows", defaultValue = "20000")
  int mostRows;

  /** A file ready for download. */
  public record ExportedFile(String name, String mediaType, byte[] content, int items) {}

  /**
   * Every question of the filter by code, as one file.
   *
   * @throws QuestionRefused if there are none, or more than allowed
   */
  @RolesAllowed({"EXAMINER", "ADMINISTRATOR"})
  public ExportedFile export(QuestionFilter filter, BankWriter format) {
    long count = questions.count(filter);
    if (count == 0 || count > mostRows) {
      throw new QuestionRefused("export.size", count, mostRows);
    }
    List<CodedItem> items = new ArrayList<>();
    Map<String, Picture> pictures = new LinkedHashMap<>();
    int first = 0;
    List<QuestionRow> page;
    do {
      page = questions.rows(filter, new QuestionPage(first, QuestionPage.LARGEST, null, true));
      Map<String, Item> contents =
          questions.currentItems(page.stream().map(QuestionRow::id).toList());
      page.forEach(row -> items.add(new CodedItem(row.code(), contents.get(row.id()))));
      first += page.size();
    } while (page.size() == QuestionPage.LARGEST);
    items.forEach(
        coded ->
            coded
                .item()
                .assetIds()
                .forEach(id -> questions.picture(id).ifPresent(p -> pictures.put(id, p))));
    acts.fire(new ExamBankAct("question.exported", format.name(), String.valueOf(items.size())));
    return new ExportedFile(
        "questions-" + format.name().toLowerCase(java.util.Locale.ROOT) + "." + format.extension(),
        format.mediaType(),
        format.write(items, pictures),
        items.size());
  }
}
