package cn.shenhe.portal.web.exambank.grading;

import cn.shenhe.portal.exambank.ExamBankRefusal;
import cn.shenhe.portal.exambank.certificate.CertificateOffice;
import cn.shenhe.portal.exambank.certificate.CertificateRow;
import cn.shenhe.portal.exambank.grading.CorrectionKind;
import cn.shenhe.portal.exambank.grading.CorrectionRow;
import cn.shenhe.portal.exambank.grading.ItemHealth;
import cn.shenhe.portal.exambank.grading.KeyCorrections;
import cn.shenhe.portal.exambank.grading.UnknownResult;
import cn.shenhe.portal.exambank.question.item.QuestionType;
import cn.shenhe.portal.web.shell.Refusals;
import cn.shenhe.portal.web.shell.Texts;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jsoup.Jsoup;
import org.omnifaces.cdi.ViewScoped;

/**
 * Correcting a key: {@code ?result=…&no=…} writes a correction of that question, {@code ?id=…}
 * shows what it would change and applies it, without either it lists what was corrected.
 */
@Named
@ViewScoped
public class RegradeView implements Serializable {

  private static final long serialVersionUID = 1L;

  private static final String HERE = "/staff/exam/regrade?faces-redirect=true&id=";

  @Inject transient KeyCorrections corrections;
  @Inject transient CertificateOffice certificates;
  @Inject transient ItemHealth analysis;
  @Inject transient Refusals refusals;
  @Inject transient FacesContext faces;

  private String id;
  private String result;
  private int no;
  private String kind = CorrectionKind.ACCEPT_ALSO.name();
  private String words;
  private String least;
  private String most;
  private String truth;
  private String reason;
  private List<Part> parts = List.of();
  private transient List<CorrectionRow> rows = List.of();
  private transient CorrectionRow correction;
  private transient KeyCorrections.Effect effect;
  private transient List<CertificateRow> affected = List.of();
  private transient KeyCorrections.Subject subject;
  private transient HealthLines health;

  public void load() throws IOException {
    try {
      if (id != null && !id.isBlank()) {
        correction = corrections.find(id);
        effect = correction.applied() ? null : corrections.preview(id);
        affected = effect == null ? List.of() : certificates.ofResults(effect.flipped());
      } else if (result != null && !result.isBlank()) {
        subject = corrections.subject(result, no);
        parts = subject.options().stream().map(Part::new).toList();
        health = HealthLines.of(0, analysis.of(result, no));
      } else {
        rows = corrections.list();
      }
    } catch (UnknownResult unknown) {
      faces.getExternalContext().responseSendError(404, null);
      faces.responseComplete();
    }
  }

  public String draft() throws IOException {
    try {
      CorrectionKind chosen = CorrectionKind.valueOf(kind);
      subject = corrections.subject(result, no);
      return HERE + corrections.draft(result, no, chosen, accepted(), reason);
    } catch (ExamBankRefusal refusal) {
      refusals.show(refusal, null);
      return null;
    }
  }

  private List<List<String>> accepted() {
    return switch (subject.type()) {
      case SINGLE_CHOICE -> chosen().stream().map(List::of).toList();
      case MULTIPLE_CHOICE -> List.of(chosen());
      case TRUE_FALSE -> truth == null ? List.of() : List.of(List.of(truth));
      case NUMERIC -> least == null || most == null ? List.of() : List.of(List.of(least, most));
      case SHORT_TEXT ->
          words == null
              ? List.of()
              : words.lines().map(String::strip).filter(w -> !w.isEmpty()).map(List::of).toList();
      case ORDERING -> List.of(ordered());
      case MATCHING -> List.of(matched());
    };
  }

  /** Steps by the places they were given; one missing or given twice makes the answer too short. */
  private List<String> ordered() {
    if (parts.stream().anyMatch(part -> part.at() < 0)) {
      return List.of();
    }
    Map<Integer, String> byPlace = new TreeMap<>();
    parts.forEach(part -> byPlace.put(part.at(), part.getHtml()));
    return List.copyOf(byPlace.values());
  }

  private List<String> matched() {
    List<String> pairs = new ArrayList<>();
    for (Part part : parts) {
      pairs.add(part.getHtml());
      pairs.add(
          part.at() < 0 || part.at() >= subject.targets().size()
              ? ""
              : subject.targets().get(part.at()));
    }
    return pairs;
  }

  /** A step with its new place, or a left side with the place of its new right side. */
  public static class Part implements Serializable {
    private static final long serialVersionUID = 1L;

    private final String html;
    private Integer place;

    Part(String html) {
      this.html = html;
    }

    int at() {
      return place == null ? -1 : place;
    }

    public String getHtml() {
      return html;
    }

    public Integer getPlace() {
      return place;
    }

    public void setPlace(Integer place) {
      this.place = place;
    }
  }

  /** Steps or left sides, as the paper has them. */
  public List<Part> getParts() {
    return parts;
  }

  /** Places on the paper, from 0. */
  public List<Integer> getPlaces() {
    return IntStream.range(0, parts.size()).boxed().toList();
  }

  /** Places of the right sides, from 0. */
  public List<Integer> getTargetPlaces() {
    return IntStream.range(0, subject.targets().size()).boxed().toList();
  }

  /** Plain texts of the right sides, by place. */
  public List<String> getTargetTexts() {
    return subject.targets().stream().map(html -> Jsoup.parse(html).text()).toList();
  }

  /** Options whose boxes are ticked; their values are their places on the paper. */
  private List<String> chosen() {
    String[] ticked = faces.getExternalContext().getRequestParameterValuesMap().get("option");
    List<String> texts = new ArrayList<>();
    if (ticked != null) {
      Arrays.stream(ticked)
          .filter(value -> value.matches("\\d{1,2}"))
          .map(Integer::valueOf)
          .filter(place -> place < subject.options().size())
          .forEach(place -> texts.add(subject.options().get(place)));
    }
    return texts;
  }

  public String apply() throws IOException {
    try {
      KeyCorrections.Effect done = corrections.apply(id);
      KeyCorrections.Effect after = corrections.catchUp(id);
      faces.addMessage(
          null,
          new FacesMessage(
              Texts.of(
                  "result",
                  "regrade.applied",
                  done.changed() + after.changed(),
                  done.flips() + after.flips())));
      faces.getExternalContext().getFlash().setKeepMessages(true);
      return HERE + id;
    } catch (ExamBankRefusal refusal) {
      refusals.show(refusal, null);
      load();
      return null;
    }
  }

  public boolean isChoice() {
    return subject.type() == QuestionType.SINGLE_CHOICE
        || subject.type() == QuestionType.MULTIPLE_CHOICE;
  }

  public List<CorrectionKind> getKinds() {
    return List.of(CorrectionKind.values());
  }

  public List<CorrectionRow> getRows() {
    return rows;
  }

  public CorrectionRow getCorrection() {
    return correction;
  }

  public KeyCorrections.Effect getEffect() {
    return effect;
  }

  public List<CertificateRow> getAffected() {
    return affected;
  }

  public HealthLines getHealth() {
    return health;
  }

  public KeyCorrections.Subject getSubject() {
    return subject;
  }

  public String getId() {
    return id;
  }

  public void setId(String id) {
    this.id = id;
  }

  public String getResult() {
    return result;
  }

  public void setResult(String result) {
    this.result = result;
  }

  public int getNo() {
    return no;
  }

  public void setNo(int no) {
    this.no = no;
  }

  public String getKind() {
    return kind;
  }

  public void setKind(String kind) {
    this.kind = kind;
  }

  public String getWords() {
    return words;
  }

  public void setWords(String words) {
    this.words = words;
  }

  public String getLeast() {
    return least;
  }

  public void setLeast(String least) {
    this.least = least;
  }

  public String getMost() {
    return most;
  }

  public void setMost(String most) {
    this.most = most;
  }

  public String getTruth() {
    return truth;
  }

  public void setTruth(String truth) {
    this.truth = truth;
  }

  public String getReason() {
    return reason;
  }

  public void setReason(String reason) {
    this.reason = reason;
  }
}
