package cn.shenhe.portal.web.exambank.paper;

import cn.shenhe.portal.exambank.ExamBankRefusal;
import cn.shenhe.portal.exambank.paper.LearnerBook;
import cn.shenhe.portal.web.shell.Refusals;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.function.Supplier;

/** The wrong-question book and the favourites of the signed-in person. */
@Named
@RequestScoped
public class BookView {

  private static final String PAPER = "/exam/practice?faces-redirect=true&id=";

  @Inject LearnerBook book;
  @Inject Refusals refusals;

  private List<LearnerBook.Entry> mistakes;
  private List<LearnerBook.Entry> favourites;

  public String retry() {
    return draw(book::retryMistakes);
  }

  public String practise() {
    return draw(book::practiseFavourites);
  }

  private String draw(Supplier<String> drawing) {
    try {
      return PAPER + drawing.get();
    } catch (ExamBankRefusal refusal) {
      refusals.show(refusal, null);
      return null;
    }
  }

  public String remove(String question) {
    try {
      book.toggleFavourite(question);
      return "/my/exam/favourites?faces-redirect=true";
    } catch (ExamBankRefusal refusal) {
      refusals.show(refusal, null);
      return null;
    }
  }

  public List<LearnerBook.Entry> getMistakes() {
    if (mistakes == null) {
      mistakes = book.mistakes();
    }
    return mistakes;
  }

  public List<LearnerBook.Entry> getFavourites() {
    if (favourites == null) {
      favourites = book.favourites();
    }
    return favourites;
  }
}
