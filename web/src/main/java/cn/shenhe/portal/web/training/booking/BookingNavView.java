package cn.shenhe.portal.web.training.booking;

import cn.shenhe.portal.training.booking.BookingOffice;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** What waits in the office, said on all staff pages of booking. */
@Named
@RequestScoped
public class BookingNavView {

  @Inject BookingOffice office;
  @Inject FacesContext faces;

  private BookingOffice.Count count;

  @PostConstruct
  void load() {
    count = office.count();
  }

  /** Whether the page shown is this one of the staff's. */
  public boolean here(String name) {
    return faces.getViewRoot().getViewId().equals("/staff/booking/" + name + ".xhtml");
  }

  public int getRequests() {
    return count.requests();
  }

  public int getOverdue() {
    return count.overdue();
  }
}
