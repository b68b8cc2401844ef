package cn.shenhe.portal.web.training.booking;

import cn.shenhe.portal.training.TrainingRefusal;
import cn.shenhe.portal.training.booking.BookingSheet;
import cn.shenhe.portal.training.booking.FrontDesk;
import cn.shenhe.portal.web.shell.Refusals;
import cn.shenhe.portal.web.shell.Texts;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;

/**
 * At the door, on a telephone: its camera opens this page with the code of the QR; or the code is
 * typed, together with the last four digits.
 */
@Named
@RequestScoped
public class DoorView {

  @Inject FrontDesk desk;
  @Inject StaffForm form;
  @Inject BookingWords words;
  @Inject Refusals refusals;

  private BookingSheet booking;
  private List<FrontDesk.MySession> mine;

  public String load() {
    String outcome = null;
    if (form.verb().equals("checkIn")) {
      String end = form.ticked("typed") ? form.text("end") : null;
      String[] part = form.subject().split(":", 2);
      String session = part[part.length - 1];
      outcome =
          form.attempt(
              () -> desk.checkIn(part[0], session, form.number("people-" + session), end),
              "/staff/booking/door?code=" + form.text("code"));
    }
    if (form.ticked("code")) {
      try {
        booking = desk.find(form.text("code"));
      } catch (TrainingRefusal unknown) {
        refusals.show(unknown, null);
      }
    }
    mine = desk.mine();
    return outcome;
  }

  /** What is counted and pressed; of a group that is shared out each with its session. */
  public String label(String what, BookingSheet of, BookingSheet.Part part) {
    if (of.split()) {
      return Texts.of("booking", "door." + what, words.span(part.start(), part.end()), part.hall());
    }
    return Texts.of("booking", what.equals("people") ? "session.people" : "door.go");
  }

  /** The sessions the caller is assigned to. */
  public List<FrontDesk.MySession> getMine() {
    return mine;
  }

  public BookingSheet getBooking() {
    return booking;
  }

  public String getCode() {
    return form.text("code");
  }

  /** Whether the code was typed, so that the last four digits are asked for. */
  public boolean isTyped() {
    return form.ticked("typed");
  }
}
