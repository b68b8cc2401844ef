package cn.shenhe.portal.web.training.booking;

import cn.shenhe.portal.training.booking.BookingOffice;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** What waits in the office, said on all staff pages of booking. */
@Named
@RequestScoped
public class BookingNavView {

  @Inject BookingOffice office;

  private BookingOffice.Count count;

  @PostConstruct
  void load() {
    count = office.count();
  }

  public int getRequests() {
    return count.requests();
  }

  public int getOverdue() {
    return count.overdue();
  }
}
