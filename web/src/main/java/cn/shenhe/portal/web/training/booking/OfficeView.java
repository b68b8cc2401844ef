package cn.shenhe.portal.web.training.booking;

import cn.shenhe.portal.training.booking.BaseDirectory;
import cn.shenhe.portal.training.booking.BookingOffice;
import cn.shenhe.portal.training.booking.BookingSheet;
import cn.shenhe.portal.training.booking.BookingUpkeep;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;

/** What waits for a decision: groups' requests, the waiting list, appeals; and closing days. */
@Named
@RequestScoped
public class OfficeView {

  private static final String HERE = "/staff/booking/office";

  @Inject BookingOffice office;
  @Inject BookingUpkeep upkeep;
  @Inject BaseDirectory directory;
  @Inject StaffForm form;

  private BookingOffice.Desk desk;
  private List<BookingSheet> hit;

  public String load() {
    String outcome =
        switch (form.verb()) {
          case "approve" -> form.attempt(() -> office.approve(form.subject()), HERE);
          case "refuse" ->
              form.attempt(() -> office.refuse(form.subject(), form.text("reason")), HERE);
          case "cancel" -> form.attempt(() -> office.cancelFor(form.subject()), HERE);
          case "lift" -> form.attempt(() -> answer(true), HERE);
          case "keep" -> form.attempt(() -> answer(false), HERE);
          case "look" -> form.attempt(() -> hit = office.hitBy(closure()), HERE);
          case "close" -> form.attempt(this::close, HERE);
          default -> null;
        };
    desk = office.desk();
    return form.verb().equals("look") ? null : outcome;
  }

  private void answer(boolean lift) {
    office.answerAppeal(form.subject(), lift, form.text("answer"));
  }

  private BookingOffice.Closure closure() {
    return new BookingOffice.Closure(
        form.text("base"), "", form.day("from"), form.day("to"), form.text("why"));
  }

  private void close() {
    office.close(closure());
    upkeep.settleClosures();
  }

  public BookingOffice.Desk getDesk() {
    return desk;
  }

  /** Whom the closure would hit; null before one has looked. */
  public List<BookingSheet> getHit() {
    return hit;
  }

  public List<BaseDirectory.BaseRow> getBases() {
    return directory.bases();
  }
}
