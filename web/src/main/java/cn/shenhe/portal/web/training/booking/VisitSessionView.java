package cn.shenhe.portal.web.training.booking;

import cn.shenhe.portal.training.booking.BookingOffice;
import cn.shenhe.portal.training.booking.BookingUpkeep;
import cn.shenhe.portal.training.booking.Channel;
import cn.shenhe.portal.training.booking.FrontDesk;
import cn.shenhe.portal.training.booking.Party;
import cn.shenhe.portal.training.booking.StaffChoice;
import cn.shenhe.portal.training.booking.UnknownBooking;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** One session: who comes, ticking them off, people who simply came, places, closing it. */
@Named
@RequestScoped
public class VisitSessionView {

  @Inject FrontDesk desk;
  @Inject BookingOffice office;
  @Inject BookingUpkeep upkeep;
  @Inject StaffForm form;

  private FrontDesk.SessionPage page;

  public String load() {
    String id = form.text("id");
    String here = "/staff/booking/session?id=" + id;
    String outcome =
        switch (form.verb()) {
          case "checkIn" ->
              form.attempt(
                  () ->
                      desk.checkIn(
                          form.subject(), id, form.number("people-" + form.subject()), null),
                  here);
          case "tick" -> form.attempt(() -> desk.tick(form.subject(), id, ticked()), here);
          case "walkIn" -> form.attempt(() -> walkIn(id), here);
          case "resize" ->
              form.attempt(
                  () ->
                      office.resize(
                          id,
                          Channel.valueOf(form.subject()),
                          form.number("capacity-" + form.subject())),
                  here);
          case "assign" -> form.attempt(() -> assign(id), here);
          case "cancel" -> form.attempt(() -> office.cancelFor(form.subject()), here);
          case "close" -> form.attempt(() -> close(id), here);
          case "reopen" -> form.attempt(() -> office.reopenSession(id), here);
          default -> null;
        };
    try {
      page = desk.session(id);
    } catch (UnknownBooking unknown) {
      return form.notFound();
    }
    return outcome;
  }

  private Set<Long> ticked() {
    return form.texts("present").stream()
        .filter(value -> value.matches("\\d{1,18}"))
        .map(Long::valueOf)
        .collect(Collectors.toSet());
  }

  private void walkIn(String id) {
    desk.walkIn(
        id,
        form.text("request"),
        Party.individual(form.number("adults"), form.number("teens"), form.number("kids"))
            .youngestOf(form.optional("youngest")),
        form.ticked("waive"),
        form.visitors("names"));
  }

  private void assign(String id) {
    office.assign(id, Set.copyOf(form.texts("staff")), form.text("host"));
  }

  /** Whether somebody is ticked: as sent when it was refused, otherwise as stored. */
  public boolean chosen(StaffChoice who) {
    return form.verb().equals("assign") ? form.texts("staff").contains(who.id()) : who.chosen();
  }

  private void close(String id) {
    office.closeSession(id, form.text("why"));
    upkeep.settleClosures();
  }

  /** What was typed when it was refused. */
  public String sent(String name, String otherwise) {
    return form.ticked(name) ? form.text(name) : otherwise;
  }

  /** A name for what the form asks, so that sent twice it is done once. */
  public String getRequest() {
    return UUID.randomUUID().toString();
  }

  public FrontDesk.SessionPage getPage() {
    return page;
  }
}
