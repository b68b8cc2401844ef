package cn.shenhe.portal.web.training.booking;

import cn.shenhe.portal.exambank.ExamBankRefusal;
import cn.shenhe.portal.training.TrainingRefusal;
import cn.shenhe.portal.training.booking.BookingSheet;
import cn.shenhe.portal.training.booking.BookingState;
import cn.shenhe.portal.training.booking.BookingSteps;
import cn.shenhe.portal.training.booking.GroupRoster;
import cn.shenhe.portal.training.booking.UnknownBooking;
import cn.shenhe.portal.web.shell.Refusals;
import cn.shenhe.portal.web.shell.Texts;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;

/** The list of names a group may hand in, before or after the booking itself. */
@Named
@RequestScoped
public class GroupRosterView {

  private static final int MOST_BYTES = 2_000_000;

  @Inject GroupRoster rosters;
  @Inject BookingSteps steps;
  @Inject Refusals refusals;
  @Inject FacesContext faces;

  private String k;
  private BookingSheet booking;
  private transient Part file;

  /** What decides which buttons there are has to be known before they are read. */
  @PostConstruct
  void restore() {
    k = faces.getExternalContext().getRequestParameterMap().get("k");
    try {
      booking = steps.draft(k);
    } catch (UnknownBooking unknown) {
      booking = null;
    }
  }

  public void load() throws IOException {
    if (booking == null || !booking.group()) {
      faces.getExternalContext().responseSendError(404, null);
      faces.responseComplete();
    }
  }

  public String take() throws IOException {
    if (file == null || file.getSize() == 0 || file.getSize() > MOST_BYTES) {
      faces.addMessage(
          "form:file",
          new FacesMessage(FacesMessage.SEVERITY_ERROR, Texts.of("booking", "roster.file"), null));
      faces.validationFailed();
      return null;
    }
    try (InputStream in = file.getInputStream()) {
      booking = rosters.take(k, in.readNBytes(MOST_BYTES));
      return here();
    } catch (TrainingRefusal | ExamBankRefusal refusal) {
      refusals.show(refusal, "form:file");
      return null;
    }
  }

  public String clear() {
    try {
      rosters.clear(k);
      return here();
    } catch (TrainingRefusal refusal) {
      refusals.show(refusal, null);
      return null;
    }
  }

  private String here() {
    return "/booking/roster?faces-redirect=true&k=" + k;
  }

  /** Where one came from: a draft goes on to be checked. */
  public String getBack() {
    String page = booking.state() == BookingState.DRAFT ? "check" : "visit";
    return "/booking/" + page + "?k=" + k;
  }

  public BookingSheet getBooking() {
    return booking;
  }

  public String getK() {
    return k;
  }

  public void setK(String k) {
    this.k = k;
  }

  public Part getFile() {
    return file;
  }

  public void setFile(Part file) {
    this.file = file;
  }
}
