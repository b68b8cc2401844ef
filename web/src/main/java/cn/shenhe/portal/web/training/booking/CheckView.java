package cn.shenhe.portal.web.training.booking;

import cn.shenhe.portal.training.TrainingRefusal;
import cn.shenhe.portal.training.booking.BookingRules;
import cn.shenhe.portal.training.booking.BookingSheet;
import cn.shenhe.portal.training.booking.BookingState;
import cn.shenhe.portal.training.booking.BookingSteps;
import cn.shenhe.portal.training.booking.UnknownBooking;
import cn.shenhe.portal.web.security.ClientAddress;
import cn.shenhe.portal.web.shell.Refusals;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;

/** Last step: everything once more, then hand it in. Twice is once. */
@Named
@RequestScoped
public class CheckView {

  @Inject BookingLimit limit;
  @Inject ClientAddress clientAddress;
  @Inject HttpServletRequest request;
  @Inject BookingSteps steps;
  @Inject Refusals refusals;
  @Inject FacesContext faces;

  private String k;
  private BookingSheet draft;
  private BookingRules.Shown rules;
  private boolean declined;

  /** What decides which fields there are has to be known before they are read. */
  @PostConstruct
  void restore() {
    k = faces.getExternalContext().getRequestParameterMap().get("k");
    try {
      draft = steps.draft(k);
    } catch (UnknownBooking unknown) {
      draft = null;
    }
  }

  public String load() throws IOException {
    try {
      draft = steps.draft(k);
    } catch (UnknownBooking unknown) {
      faces.getExternalContext().responseSendError(404, null);
      faces.responseComplete();
      return null;
    }
    if (draft.state() != BookingState.DRAFT) {
      return visit("");
    } else if (draft.parts().isEmpty()) {
      return "/booking/time?faces-redirect=true&k=" + k;
    } else if (draft.contact().name() == null) {
      return "/booking/contact?faces-redirect=true&k=" + k;
    }
    rules = steps.rules();
    return null;
  }

  private String visit(String done) {
    return "/booking/visit?faces-redirect=true" + done + "&k=" + k;
  }

  public String submit() throws IOException {
    return handIn(false);
  }

  public String queue() throws IOException {
    return handIn(true);
  }

  private String handIn(boolean wait) throws IOException {
    try {
      limit.count(clientAddress.of(request));
      steps.submit(k, wait);
      return visit("&done=new");
    } catch (UnknownBooking unknown) {
      return "/booking/bases?faces-redirect=true";
    } catch (TrainingRefusal refusal) {
      refusals.show(refusal, null);
      declined = refusal.code().startsWith("booking.declined");
      return load();
    }
  }

  public BookingSheet getDraft() {
    return draft;
  }

  public BookingRules.Shown getRules() {
    return rules;
  }

  /** Whether the number was not taken; why is told to the number alone. */
  public boolean isDeclined() {
    return declined;
  }

  public boolean isWaitable() {
    return draft != null && draft.full();
  }

  public String getK() {
    return k;
  }

  public void setK(String k) {
    this.k = k;
  }
}
