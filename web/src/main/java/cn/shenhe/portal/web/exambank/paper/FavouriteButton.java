package cn.shenhe.portal.web.exambank.paper;

import cn.shenhe.portal.exambank.ExamBankRefusal;
import cn.shenhe.portal.exambank.paper.LearnerBook;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.util.Collection;
import java.util.Set;

/**
 * The button that keeps a question: a plain form posts {@code favourite=question} to the page it
 * stands on, which then leads back to the question.
 */
@Named
@RequestScoped
public class FavouriteButton {

  @Inject LearnerBook book;
  @Inject FacesContext faces;

  private Set<String> kept = Set.of();

  /**
   * Does what the button asks for, if it was pressed.
   *
   * @param page address to lead back to
   * @return whether the response is done
   */
  boolean pressed(String page) throws IOException {
    ExternalContext external = faces.getExternalContext();
    String question = external.getRequestParameterMap().get("favourite");
    if (question == null || !isOffered() || !"POST".equals(method(external))) {
      return false;
    }
    try {
      book.toggleFavourite(question);
    } catch (ExamBankRefusal gone) {
      // The question left the bank; the page shows it without the button having done anything.
    }
    String place = external.getRequestParameterMap().getOrDefault("place", "");
    String anchor = place.matches("\\d{1,4}") ? "#q" + place : "";
    external.redirect(external.getRequestContextPath() + page + anchor);
    faces.responseComplete();
    return true;
  }

  private static String method(ExternalContext external) {
    return ((jakarta.servlet.http.HttpServletRequest) external.getRequest()).getMethod();
  }

  /** Finds out which of the questions shown are kept. */
  void show(Collection<String> questions) {
    if (isOffered()) {
      kept = Set.copyOf(book.favouritesAmong(questions));
    }
  }

  /** Only who is signed in has a book. */
  public boolean isOffered() {
    return faces.getExternalContext().getUserPrincipal() != null;
  }

  public boolean keeps(String question) {
    return kept.contains(question);
  }
}
