package cn.shenhe.portal.web.training.booking;

import cn.shenhe.portal.training.TrainingRefusal;
import cn.shenhe.portal.training.booking.BaseDirectory;
import cn.shenhe.portal.training.booking.BookingKind;
import cn.shenhe.portal.training.booking.BookingSheet;
import cn.shenhe.portal.training.booking.FrontDesk;
import cn.shenhe.portal.training.booking.GroupType;
import cn.shenhe.portal.training.booking.Party;
import cn.shenhe.portal.web.shell.Refusals;
import cn.shenhe.portal.web.shell.Texts;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/** A booking at the telephone: one page, one button. */
@Named
@RequestScoped
public class PhoneView {

  private static final int DAYS = 7;

  @Inject FrontDesk desk;
  @Inject BaseDirectory directory;
  @Inject StaffForm form;
  @Inject BookingWords words;
  @Inject Refusals refusals;
  @Inject FacesContext faces;

  private List<BaseDirectory.BaseRow> bases;
  private List<FrontDesk.SessionRow> sessions = List.of();
  private String base;
  private LocalDate day;
  private BookingSheet booked;

  public String load() {
    bases = directory.bases().stream().filter(BaseDirectory.BaseRow::existing).toList();
    base = form.base(bases);
    day = form.dayOrToday("day");
    String outcome = null;
    if (form.verb().equals("book")) {
      FrontDesk.PhoneBooking wish = wish();
      List<TrainingRefusal> broken = desk.broken(wish);
      broken.forEach(refusal -> refusals.show(refusal, null));
      outcome = broken.isEmpty() ? form.attempt(() -> book(wish), "") : null;
      if (outcome != null) {
        outcome =
            "/staff/booking/session?faces-redirect=true&id=" + booked.parts().get(0).sessionId();
      }
    }
    if (!base.isEmpty()) {
      sessions =
          desk.schedule(base, null, day, day.plusDays(DAYS)).stream()
              .filter(row -> !row.closed() && row.end().isAfter(form.now()))
              .toList();
    }
    return outcome;
  }

  private void book(FrontDesk.PhoneBooking wish) {
    booked = desk.book(wish);
    if (booked.parts().size() > 1) {
      String parts =
          booked.parts().stream()
              .map(
                  part ->
                      words.when(part)
                          + " "
                          + part.hall()
                          + " "
                          + Texts.of("booking", "time.places", part.places()))
              .collect(Collectors.joining("；"));
      faces.addMessage(null, new FacesMessage(Texts.of("booking", "phone.split", parts)));
    }
  }

  private FrontDesk.PhoneBooking wish() {
    boolean group = isGroup();
    Party said =
        group
            ? Party.group(
                GroupType.valueOf(form.text("type")),
                form.text("organisation"),
                form.text("grade"),
                form.number("pupils"),
                form.number("teachers"),
                form.number("others"))
            : Party.individual(form.number("adults"), form.number("teens"), form.number("kids"));
    Party party = said.youngestOf(form.optional("youngest"));
    return new FrontDesk.PhoneBooking(
        form.text("request"),
        form.text("session"),
        group ? BookingKind.GROUP : BookingKind.INDIVIDUAL,
        party,
        form.text("name"),
        form.text("phone"),
        form.text("mail"),
        form.text("needs"),
        form.ticked("insured"),
        form.ticked("lesson"),
        form.ticked("consent"),
        form.ticked("waive"),
        form.visitors("names"));
  }

  /** A session in the list: when, what, where, how full, what it asks for, who receives. */
  public String words(FrontDesk.SessionRow session) {
    String hosts = words.hosts(session);
    return words.moment(session.start())
        + " "
        + session.programme()
        + " "
        + session.hall()
        + " "
        + Texts.of("booking", "phone.free", session.phoneFree(), session.groupFree())
        + (session.realName() ? Texts.of("booking", "phone.mark.real-name") : "")
        + (session.lesson() ? Texts.of("booking", "phone.mark.lesson") : "")
        + (hosts.isEmpty() ? "" : " · " + hosts);
  }

  /**
   * Whether the group's own fields say anything: it is a group then, and its fields alone count.
   */
  public boolean isGroup() {
    return form.ticked("organisation")
        || form.number("pupils") > 0
        || form.number("teachers") > 0
        || form.number("others") > 0;
  }

  public String getRequest() {
    return form.ticked("request") ? form.text("request") : UUID.randomUUID().toString();
  }

  public List<GroupType> getTypes() {
    return List.of(GroupType.values());
  }

  public List<BaseDirectory.BaseRow> getBases() {
    return bases;
  }

  public List<FrontDesk.SessionRow> getSessions() {
    return sessions;
  }

  public String getBase() {
    return base;
  }

  public LocalDate getDay() {
    return day;
  }
}
