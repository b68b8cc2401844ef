package cn.shenhe.portal.web.training.booking;

import cn.shenhe.portal.training.booking.BookingSheet;
import cn.shenhe.portal.training.booking.MyVisit;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;

/** The caller's own bookings. */
@Named
@RequestScoped
public class MyBookingsView {

  @Inject MyVisit visits;

  private List<BookingSheet> all;

  @PostConstruct
  void load() {
    all = visits.mine();
  }

  public List<BookingSheet> getAll() {
    return all;
  }
}
