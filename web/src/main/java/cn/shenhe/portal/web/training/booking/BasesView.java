package cn.shenhe.portal.web.training.booking;

import cn.shenhe.portal.training.booking.BaseDirectory;
import cn.shenhe.portal.training.booking.BookingRules;
import cn.shenhe.portal.training.booking.BookingSteps;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;

/** The bases of the district, and the rules of booking in force. */
@Named
@RequestScoped
public class BasesView {

  @Inject BaseDirectory directory;
  @Inject BookingSteps steps;

  private List<BaseDirectory.BaseRow> bases;
  private BookingRules.Shown rules;

  public void load() {
    bases = directory.bases();
    rules = steps.rules();
  }

  public List<BaseDirectory.BaseRow> getBases() {
    return bases;
  }

  public BookingRules.Shown getRules() {
    return rules;
  }
}
