package cn.shenhe.portal.web.content.shelter;

import cn.shenhe.portal.content.ContentRefusal;
import cn.shenhe.portal.content.shelter.ShelterAttribute;
import cn.shenhe.portal.content.shelter.ShelterHistory;
import cn.shenhe.portal.content.shelter.ShelterOperations;
import cn.shenhe.portal.content.shelter.ShelterState;
import cn.shenhe.portal.content.shelter.ShelterStatus;
import cn.shenhe.portal.web.shell.Texts;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.omnifaces.cdi.ViewScoped;

/**
 * The duty officer's list: choose the shelter, press the status – two taps on a phone. With {@code
 * ?id=} one shelter, its history and the count of persons.
 */
@Named
@ViewScoped
public class OperationsView implements Serializable {

  private static final long serialVersionUID = 1L;

  @Inject transient ShelterOperations operations;

  private String id;
  private Integer persons;
  private String note;
  private transient List<ShelterState> shelters = List.of();
  private transient ShelterHistory history;

  public void load() {
    if (id == null || id.isBlank()) {
      shelters =
          operations.list().stream().sorted(Comparator.comparing(OperationsView::urgency)).toList();
    } else {
      history = operations.history(id);
    }
  }

  /** Those that receive people first, then the closed ones, then the rest; each by code. */
  private static int urgency(ShelterState shelter) {
    return switch (shelter.status()) {
      case OPEN, FULL -> 0;
      case CLOSED -> 1;
      default -> 2;
    };
  }

  public String open() {
    return become(ShelterStatus.OPEN);
  }

  public String full() {
    return become(ShelterStatus.FULL);
  }

  public String close() {
    return become(ShelterStatus.CLOSED);
  }

  public String standDown() {
    return become(ShelterStatus.STANDBY);
  }

  public String count() {
    return act(() -> operations.count(id, persons == null ? -1 : persons));
  }

  private String become(ShelterStatus status) {
    return act(() -> operations.changeStatus(id, status, note));
  }

  /** Done: back to the shelter by redirect. Refused: the same page says why. */
  private String act(Runnable act) {
    FacesContext faces = FacesContext.getCurrentInstance();
    try {
      act.run();
    } catch (ContentRefusal refusal) {
      String text = Texts.of("shelter", refusal.code(), refusal.arguments().toArray());
      faces.addMessage(null, new FacesMessage(FacesMessage.SEVERITY_ERROR, text, null));
      load();
      return null;
    }
    faces.getExternalContext().getFlash().setKeepMessages(true);
    faces.addMessage(null, new FacesMessage(Texts.of("shelter", "ops.done")));
    return "/staff/shelter/operations.xhtml?faces-redirect=true&id=" + id;
  }

  /** Who is responsible, for duty staff only; empty when unknown. */
  public String getResponsibleName() {
    return history.shelter().sheet().text(ShelterAttribute.RESPONSIBLE_NAME).orElse("");
  }

  public String getResponsibleMobile() {
    return history.shelter().sheet().text(ShelterAttribute.RESPONSIBLE_MOBILE).orElse("");
  }

  /** Beijing time of a change. */
  public String moment(Instant at) {
    return SheltersView.MINUTE.format(at);
  }

  public List<ShelterState> getShelters() {
    return shelters;
  }

  public ShelterHistory getHistory() {
    return history;
  }

  public String getId() {
    return id;
  }

  public void setId(String id) {
    this.id = id;
  }

  public Integer getPersons() {
    return persons;
  }

  public void setPersons(Integer persons) {
    this.persons = persons;
  }

  public String getNote() {
    return note;
  }

  public void setNote(String note) {
    this.note = note;
  }
}
