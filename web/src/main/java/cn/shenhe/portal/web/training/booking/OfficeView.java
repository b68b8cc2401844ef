package cn.shenhe.portal.web.training.booking;

import cn.shenhe.portal.training.booking.BaseDirectory;
import cn.shenhe.portal.training.booking.BaseSetup;
import cn.shenhe.portal.training.booking.BookingOffice;
import cn.shenhe.portal.training.booking.BookingSheet;
import cn.shenhe.portal.training.booking.BookingUpkeep;
import cn.shenhe.portal.training.booking.Notice;
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
  @Inject BaseSetup setup;
  @Inject StaffForm form;

  /** A base with the halls that can be closed alone. */
  public record Closable(String id, String name, List<BaseSetup.HallForm> halls) {}

  private BookingOffice.Desk desk;
  private List<BookingSheet> hit;
  private List<Closable> closable;
  private List<BaseSetup.LeftOut> leftOut;
  private List<Integer> years;

  public String load() {
    String outcome =
        switch (form.verb()) {
          case "approve" -> form.attempt(this::approve, HERE);
          case "refuse" ->
              form.attempt(() -> office.refuse(form.subject(), form.text("reason")), HERE);
          case "accept" -> form.attempt(() -> office.acceptFor(form.subject()), HERE);
          case "decline" -> form.attempt(() -> office.declineFor(form.subject()), HERE);
          case "called" -> form.attempt(this::called, HERE);
          case "cancel" -> form.attempt(() -> office.cancelFor(form.subject()), HERE);
          case "lift" -> form.attempt(() -> answer(true), HERE);
          case "keep" -> form.attempt(() -> answer(false), HERE);
          case "look" -> form.attempt(() -> hit = office.hitBy(closure()), HERE);
          case "close" -> form.attempt(this::close, HERE);
          default -> null;
        };
    desk = office.desk();
    years = office.yearsWithoutHolidays();
    leftOut = setup.leftOut();
    closable =
        directory.bases().stream()
            .filter(BaseDirectory.BaseRow::existing)
            .map(b -> new Closable(b.id(), b.name(), setup.sheet(b.id()).halls()))
            .toList();
    return form.verb().equals("look") ? null : outcome;
  }

  /** The subject is the booking and its sequence when the page was made: {@code id:2}. */
  private void approve() {
    String[] what = form.subject().split(":", 2);
    boolean said = what.length == 2 && what[1].matches("\\d{1,9}");
    office.approve(what[0], said ? Integer.parseInt(what[1]) : -1);
  }

  private void called() {
    String[] what = form.subject().split(":", 2);
    office.called(what[what.length - 1], Notice.Kind.valueOf(what[0]));
  }

  private void answer(boolean lift) {
    office.answerAppeal(form.subject(), lift, form.text("answer"));
  }

  /** The place is a base, or a base and one of its halls: {@code base:hall}. */
  private BookingOffice.Closure closure() {
    String[] place = form.text("place").split(":", 2);
    return new BookingOffice.Closure(
        place[0],
        place.length == 2 ? place[1] : "",
        form.day("from"),
        form.day("to"),
        form.text("why"));
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

  /** What the weekly rules want and is not there. */
  public List<BaseSetup.LeftOut> getLeftOut() {
    return leftOut;
  }

  /** Years that can be booked and whose holidays are not entered. */
  public List<Integer> getYears() {
    return years;
  }

  /** The bases that are there, whether they take bookings online or not. */
  public List<Closable> getClosable() {
    return closable;
  }
}
