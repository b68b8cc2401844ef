package cn.shenhe.portal.web.training.booking;

import cn.shenhe.portal.training.booking.BaseDirectory;
import cn.shenhe.portal.training.booking.BaseSetup;
import cn.shenhe.portal.training.booking.BaseState;
import cn.shenhe.portal.training.booking.Shares;
import cn.shenhe.portal.training.booking.UnknownBooking;
import cn.shenhe.portal.web.shell.Texts;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.security.enterprise.SecurityContext;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** Keeping a base: what it is, halls, programmes, hours, exceptions; and the holiday table. */
@Named
@RequestScoped
public class SetupView {

  @Inject BaseSetup setup;
  @Inject BaseDirectory directory;
  @Inject StaffForm form;
  @Inject BookingWords words;
  @Inject FacesContext faces;
  @Inject SecurityContext security;

  private String id;
  private BaseSetup.Sheet sheet;

  public String load() {
    id = form.text("id");
    if (form.verb().equals("add")) {
      String added = form.attempt(this::addBase, "");
      return added == null ? null : "/staff/booking/setup?faces-redirect=true&id=" + id;
    }
    if (id.isEmpty()) {
      return null;
    }
    String here = "/staff/booking/setup?id=" + id;
    String outcome =
        switch (form.verb()) {
          case "rename" ->
              form.attempt(
                  () -> setup.renameBase(id, form.text("name"), form.text("source")), here);
          case "base" -> form.attempt(this::saveBase, here);
          case "hall" -> form.attempt(this::saveHall, here);
          case "programme" -> form.attempt(this::saveProgramme, here);
          case "rule" -> form.attempt(this::addRule, here);
          case "shares" -> form.attempt(() -> setup.reviseRule(form.subject(), shares()), here);
          case "staff" ->
              form.attempt(() -> setup.saveStaff(id, Set.copyOf(form.texts("staff"))), here);
          case "unrule" -> form.attempt(() -> name(setup.removeRule(form.subject())), here);
          case "open" -> form.attempt(this::openDays, here);
          case "unexcept" -> form.attempt(() -> name(setup.removeException(form.subject())), here);
          default -> null;
        };
    try {
      sheet = setup.sheet(id);
    } catch (UnknownBooking unknown) {
      return form.notFound();
    }
    return outcome;
  }

  private void addBase() {
    id = setup.addBase(form.text("name"), form.text("source"));
  }

  /** Who may add and rename bases; the boundary itself asks as well. */
  public boolean isAdministrator() {
    return security.isCallerInRole("ADMINISTRATOR");
  }

  private void saveBase() {
    setup.save(
        new BaseSetup.BaseForm(
            id,
            BaseState.valueOf(form.text("state")),
            form.text("street"),
            form.text("address"),
            form.text("phone"),
            form.text("summary"),
            form.ticked("online"),
            form.ticked("holidaysOpen"),
            form.text("notice")));
  }

  private void saveHall() {
    BaseSetup.HallSaved saved =
        setup.saveHall(
            id,
            new BaseSetup.HallForm(
                form.subject(),
                form.text("name"),
                form.number("capacity"),
                form.text("accessibility"),
                form.ticked("active")));
    name("setup.hall.kept", saved.kept());
    name("setup.hall.over", saved.over());
  }

  private void saveProgramme() {
    setup.saveProgramme(
        id,
        new BaseSetup.ProgrammeForm(
            form.subject(),
            form.text("title"),
            form.text("summary"),
            form.number("minutes"),
            form.number("age"),
            form.text("accessibility"),
            form.text("lesson"),
            form.ticked("realName"),
            form.ticked("active")));
  }

  private void addRule() {
    setup.addRule(
        new BaseSetup.RuleForm(
            form.text("hall"),
            form.text("programme"),
            form.texts("weekday").stream()
                .filter(day -> day.matches("[1-7]"))
                .map(Integer::valueOf)
                .toList(),
            form.text("start"),
            shares()));
  }

  private Shares shares() {
    return new Shares(
        form.number("online"), form.number("group"), form.number("phone"), form.number("walkIn"));
  }

  private void openDays() {
    setup.openDays(
        id, form.day("from"), form.day("to"), form.number("weekday"), form.text("reason"));
  }

  /** Holidays and days worked in exchange. */
  public String loadCalendar() {
    String here = "/staff/booking/holidays";
    return switch (form.verb()) {
      case "day" ->
          form.attempt(
              () ->
                  name(
                      setup.saveDay(
                          new BaseSetup.DayRow(
                              form.day("day"),
                              form.text("working").equals("1"),
                              form.number("weekday"),
                              form.text("name"),
                              form.text("source")))),
              here);
      case "unday" ->
          form.attempt(
              () ->
                  name(
                      setup.saveDay(
                          new BaseSetup.DayRow(
                              LocalDate.parse(form.subject()), false, 0, null, ""))),
              here);
      default -> null;
    };
  }

  /** The sessions that stay because they are booked, by name. */
  private void name(List<BaseSetup.Kept> kept) {
    name("setup.kept", kept);
  }

  private void name(String text, List<BaseSetup.Kept> kept) {
    if (!kept.isEmpty()) {
      String sessions =
          kept.stream()
              .map(k -> words.moment(k.start()) + " " + k.hall() + " " + k.programme())
              .collect(Collectors.joining("；"));
      faces.addMessage(
          null,
          new FacesMessage(
              FacesMessage.SEVERITY_WARN, Texts.of("booking", text, kept.size(), sessions), null));
    }
  }

  public List<BaseSetup.DayRow> getCalendar() {
    return setup.calendar();
  }

  public List<BaseDirectory.BaseRow> getBases() {
    return directory.bases();
  }

  public BaseSetup.Sheet getSheet() {
    return sheet;
  }

  /** What the empty form of a new hall begins with. */
  public List<BaseSetup.HallForm> getNewHall() {
    return List.of(new BaseSetup.HallForm("", "", 40, "", true));
  }

  /** What the empty form of a new programme begins with. */
  public List<BaseSetup.ProgrammeForm> getNewProgramme() {
    return List.of(new BaseSetup.ProgrammeForm("", "", "", 60, 6, "", "", false, true));
  }

  /** Whether this form was sent and refused just now; anything else leads to another page. */
  public boolean refused(String sentForm) {
    return form.text("do").equals(sentForm);
  }

  /** What was typed into a form that was refused, otherwise what is stored. */
  public String typed(String sentForm, String field, Object stored) {
    return refused(sentForm) ? form.text(field) : Objects.toString(stored, "");
  }

  /** The same for a box to tick. */
  public boolean ticked(String sentForm, String field, boolean stored) {
    return refused(sentForm) ? form.ticked(field) : stored;
  }

  /** The same for one of several boxes. */
  public boolean chosen(String sentForm, String field, Object value) {
    return refused(sentForm) && form.texts(field).contains(value.toString());
  }

  public List<BaseState> getStates() {
    return List.of(BaseState.values());
  }

  public List<Integer> getWeekdays() {
    return List.of(1, 2, 3, 4, 5, 6, 7);
  }
}
