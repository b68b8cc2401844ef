package cn.shenhe.portal.web.training.booking;

import cn.shenhe.portal.training.TrainingRefusal;
import cn.shenhe.portal.training.booking.BookingSheet;
import cn.shenhe.portal.training.booking.BookingState;
import cn.shenhe.portal.training.booking.MyVisit;
import cn.shenhe.portal.training.booking.UnknownBooking;
import cn.shenhe.portal.web.shell.Refusals;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The booking as its visitor sees it, to be opened again and again by its address. */
@Named
@RequestScoped
public class VisitView {

  private static final Set<String> DONE =
      Set.of("new", "moved", "resized", "cancelled", "accepted", "declined");

  @Inject MyVisit visits;
  @Inject Refusals refusals;
  @Inject FacesContext faces;

  @Inject
  @ConfigProperty(name = "portal.public.url", defaultValue = "http://localhost:8080")
  String publicUrl;

  private String k;
  private String done;
  private BookingSheet visit;

  /** What decides which buttons there are has to be known before they are read. */
  @PostConstruct
  void restore() {
    k = faces.getExternalContext().getRequestParameterMap().get("k");
    try {
      visit = visits.visit(k);
    } catch (UnknownBooking unknown) {
      visit = null;
    }
  }

  public void load() throws IOException {
    try {
      visit = visits.visit(k);
    } catch (UnknownBooking unknown) {
      faces.getExternalContext().responseSendError(404, null);
      faces.responseComplete();
    }
  }

  public String cancel() throws IOException {
    return act(() -> visits.cancel(k), "cancelled");
  }

  public String accept() throws IOException {
    return act(() -> visits.acceptOffer(k), "accepted");
  }

  public String decline() throws IOException {
    return act(() -> visits.declineOffer(k), "declined");
  }

  private String act(Runnable act, String word) throws IOException {
    try {
      act.run();
      return "/booking/visit?faces-redirect=true&done=" + word + "&k=" + k;
    } catch (TrainingRefusal refusal) {
      refusals.show(refusal, null);
      load();
      return null;
    }
  }

  /** What staff's telephones read at the door: the code alone, nothing about anybody. */
  public CheckInQr getQr() {
    return CheckInQr.of(publicUrl + "/staff/booking/door?code=" + visit.code());
  }

  public boolean isFresh() {
    return "new".equals(done) && visit.open();
  }

  public boolean isOffered() {
    return visit != null && visit.state() == BookingState.OFFERED;
  }

  /** Whether there is something to show at the door. */
  public boolean isTicket() {
    return visit.state() == BookingState.CONFIRMED || visit.state() == BookingState.PENDING;
  }

  public String getDone() {
    return done != null && DONE.contains(done) ? done : null;
  }

  public void setDone(String done) {
    this.done = done;
  }

  public String getK() {
    return k;
  }

  public void setK(String k) {
    this.k = k;
  }

  public BookingSheet getVisit() {
    return visit;
  }
}
