package cn.shenhe.portal.web.exambank.question;

import cn.shenhe.portal.exambank.question.PairRow;
import cn.shenhe.portal.exambank.question.QuestionCatalogue;
import cn.shenhe.portal.exambank.question.QuestionDuplicates;
import cn.shenhe.portal.web.shell.Refusals;
import cn.shenhe.portal.web.shell.ShellView;
import cn.shenhe.portal.web.shell.Texts;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import org.omnifaces.cdi.ViewScoped;
import org.omnifaces.util.Messages;

/** Pairs of like questions side by side: keep both, or merge one into the other. */
@Named
@ViewScoped
public class QuestionDuplicatesView implements Serializable {

  private static final long serialVersionUID = 1L;

  private static final String AGAIN = "/staff/question/duplicates?faces-redirect=true&page=";

  @Inject transient QuestionDuplicates duplicates;
  @Inject transient QuestionCatalogue catalogue;
  @Inject transient Refusals refusals;
  @Inject transient ShellView shell;

  private transient List<Pair> pairs = List.of();
  private PairPages pages = new PairPages(1, 0);

  /** A pair with both questions as candidates see them. */
  public record Pair(PairRow row, ItemPreview left, ItemPreview right) {}

  public void load() {
    pages = new PairPages(pages.page(), duplicates.countOpen());
    pairs =
        duplicates.open(pages.first(), PairPages.SHOWN).stream()
            .map(row -> new Pair(row, preview(row.leftId()), preview(row.rightId())))
            .toList();
  }

  private ItemPreview preview(String id) {
    return ItemPreview.of(catalogue.detail(id).item(), shell.getBase());
  }

  public String search() {
    return done(
        () ->
            Messages.addFlashGlobalInfo(
                Texts.of("question", "duplicates.found", duplicates.search())));
  }

  public String keepBoth(String pair) {
    return done(() -> duplicates.keepBoth(pair));
  }

  public String merge(String pair, String keep) {
    return done(() -> duplicates.merge(pair, keep));
  }

  private String done(Runnable act) {
    try {
      act.run();
      return AGAIN + pages.page();
    } catch (RuntimeException e) {
      refusals.show(e, null);
      load();
      return null;
    }
  }

  /** Who may take a question out of use. */
  public boolean isMayMerge() {
    return BankRights.ofCaller().decides();
  }

  public List<Pair> getPairs() {
    return pairs;
  }

  public PairPages getPages() {
    return pages;
  }

  public int getPage() {
    return pages.page();
  }

  public void setPage(int page) {
    pages = new PairPages(page, Long.MAX_VALUE);
  }
}
