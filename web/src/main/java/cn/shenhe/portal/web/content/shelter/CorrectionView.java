package cn.shenhe.portal.web.content.shelter;

import cn.shenhe.portal.content.ContentRefusal;
import cn.shenhe.portal.content.shelter.Fact;
import cn.shenhe.portal.content.shelter.ShelterAttribute;
import cn.shenhe.portal.content.shelter.ShelterCorrection;
import cn.shenhe.portal.content.shelter.ShelterExport;
import cn.shenhe.portal.content.shelter.ShelterHistory;
import cn.shenhe.portal.content.shelter.ShelterState;
import cn.shenhe.portal.web.shell.Refusals;
import cn.shenhe.portal.web.shell.Texts;
import jakarta.ejb.EJBException;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.omnifaces.cdi.ViewScoped;

/**
 * Puts a shelter right: without {@code ?id=} the list to choose from, with it everything known of
 * one, with {@code &attribute=} the form for one attribute.
 */
@Named
@ViewScoped
public class CorrectionView implements Serializable {

  private static final long serialVersionUID = 1L;

  /**
   * An attribute as it stands.
   *
   * @param known false when nobody has told us: then the rest is empty
   */
  public record Line(
      String attribute,
      String label,
      boolean known,
      String value,
      String source,
      String verifiedOn,
      boolean fixed) {}

  @Inject transient ShelterCorrection correction;
  @Inject transient Refusals refusals;

  private String words;
  private String id;
  private String attribute;
  private String value;
  private String source;
  private LocalDate verifiedOn;
  private transient List<ShelterState> shelters = List.of();
  private transient List<Line> lines = List.of();
  private transient ShelterHistory history;

  public void load() {
    read();
    ShelterAttribute chosen = chosen();
    if (history != null && chosen != null) {
      Fact fact = history.shelter().sheet().facts().get(chosen);
      if (fact != null) {
        value = ShelterExport.shown(chosen, fact.value());
        source = fact.source();
        verifiedOn = fact.verifiedOn();
      }
    }
  }

  private void read() {
    if (id == null || id.isBlank()) {
      shelters = correction.named(words);
      return;
    }
    history = correction.sheet(id);
    List<Line> read = new ArrayList<>();
    for (ShelterAttribute one : ShelterAttribute.values()) {
      Fact fact = history.shelter().sheet().facts().get(one);
      read.add(
          new Line(
              one.name(),
              one.label(),
              fact != null,
              fact == null ? "" : ShelterExport.shown(one, fact.value()),
              fact == null ? "" : fact.source(),
              fact == null || fact.verifiedOn() == null ? "" : fact.verifiedOn().toString(),
              one == ShelterAttribute.CODE));
    }
    lines = read;
  }

  private ShelterAttribute chosen() {
    return Arrays.stream(ShelterAttribute.values())
        .filter(one -> one.name().equals(attribute) && one != ShelterAttribute.CODE)
        .findFirst()
        .orElse(null);
  }

  public String save() {
    return act(() -> correction.correct(id, chosen(), value, source, verifiedOn));
  }

  /** Says that nobody knows; never taken for a no. */
  public String forget() {
    return act(() -> correction.forget(id, chosen()));
  }

  /** Done: back to the shelter by redirect. Refused: the same page says why. */
  private String act(Runnable act) {
    FacesContext faces = FacesContext.getCurrentInstance();
    try {
      act.run();
    } catch (ContentRefusal | EJBException refusal) {
      refusals.show(refusal, null);
      read();
      return null;
    }
    faces.getExternalContext().getFlash().setKeepMessages(true);
    faces.addMessage(null, new FacesMessage(Texts.of("shelter", "ops.done")));
    return "/staff/shelter/correction.xhtml?faces-redirect=true&id=" + id;
  }

  /** Whether a form is shown. */
  public boolean isOpen() {
    return history != null && chosen() != null;
  }

  public String getLabel() {
    return chosen() == null ? "" : chosen().label();
  }

  /** The words to choose from; none where the value is written freely. */
  public List<String> getChoices() {
    ShelterAttribute chosen = chosen();
    if (chosen == null) {
      return List.of();
    }
    return switch (chosen.kind()) {
      case TRI_STATE -> List.of("是", "否");
      case CHOICE -> chosen.choices();
      default -> List.of();
    };
  }

  /** How several words are written; empty for other kinds. */
  public String getHint() {
    ShelterAttribute chosen = chosen();
    return chosen == null || chosen.kind() != ShelterAttribute.Kind.CHOICES
        ? ""
        : String.join("、", chosen.choices());
  }

  /** Whether it may become unknown: every attribute but the name. */
  public boolean isForgettable() {
    return chosen() != null && chosen() != ShelterAttribute.NAME;
  }

  /** Beijing time of a change. */
  public String moment(Instant at) {
    return SheltersView.MINUTE.format(at);
  }

  public List<ShelterState> getShelters() {
    return shelters;
  }

  public List<Line> getLines() {
    return lines;
  }

  public ShelterHistory getHistory() {
    return history;
  }

  public String getWords() {
    return words;
  }

  public void setWords(String words) {
    this.words = words;
  }

  public String getId() {
    return id;
  }

  public void setId(String id) {
    this.id = id;
  }

  public String getAttribute() {
    return attribute;
  }

  public void setAttribute(String attribute) {
    this.attribute = attribute;
  }

  public String getValue() {
    return value;
  }

  public void setValue(String value) {
    this.value = value;
  }

  public String getSource() {
    return source;
  }

  public void setSource(String source) {
    this.source = source;
  }

  public LocalDate getVerifiedOn() {
    return verifiedOn;
  }

  public void setVerifiedOn(LocalDate verifiedOn) {
    this.verifiedOn = verifiedOn;
  }
}
