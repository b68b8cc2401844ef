package cn.shenhe.portal.web.content.search;

import cn.shenhe.portal.content.search.PinRow;
import cn.shenhe.portal.content.search.PortalSearch;
import cn.shenhe.portal.content.search.SearchDesk;
import cn.shenhe.portal.content.search.SearchFilter;
import cn.shenhe.portal.content.search.SearchHit;
import cn.shenhe.portal.content.search.SearchUnavailable;
import cn.shenhe.portal.web.shell.Texts;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.omnifaces.cdi.ViewScoped;

/** What comes first for a question: ask it, put a result first, take it back. */
@Named
@ViewScoped
public class PinsView implements Serializable {

  /** A result that can be put first. */
  public record Candidate(String key, String title, String kind) implements Serializable {}

  private static final long serialVersionUID = 1L;
  private static final String PAGE = "/staff/search/pins";

  @Inject transient SearchDesk desk;
  @Inject transient PortalSearch search;

  private String question = "";
  private String finding = "";
  private ArrayList<PinRow> pins = new ArrayList<>();
  private ArrayList<Candidate> candidates = new ArrayList<>();

  public void load() {
    pins = new ArrayList<>(desk.pins());
    candidates = new ArrayList<>();
    String asked = finding.isBlank() ? question : finding;
    if (asked.isBlank()) {
      return;
    }
    try {
      search.search(asked, SearchFilter.NONE, 1).hits().stream()
          .map(PinsView::candidate)
          .forEach(candidates::add);
    } catch (SearchUnavailable away) {
      FacesContext.getCurrentInstance()
          .addMessage(
              null,
              new FacesMessage(FacesMessage.SEVERITY_ERROR, Texts.of("search", away.code()), null));
    }
  }

  private static Candidate candidate(SearchHit hit) {
    return new Candidate(
        hit.id().substring(0, hit.id().indexOf('#')), hit.title().plain(), hit.kind());
  }

  public String pin(Candidate candidate) {
    return Acting.then(PAGE, "pins.done", () -> desk.pin(question, candidate.key()));
  }

  public String unpin(PinRow row) {
    return Acting.then(PAGE, "pins.undone", () -> desk.unpin(row.publicId()));
  }

  public List<PinRow> getPins() {
    return pins;
  }

  public List<Candidate> getCandidates() {
    return candidates;
  }

  public String getQuestion() {
    return question;
  }

  public void setQuestion(String question) {
    this.question = question == null ? "" : question;
  }

  public String getFinding() {
    return finding;
  }

  public void setFinding(String finding) {
    this.finding = finding == null ? "" : finding;
  }
}
