package cn.shenhe.portal.training.booking;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The figures and checks of booking. No rule of the district is known (FACTS 8); every figure is a
 * setting whose default is the practice of other halls listed there.
 */
@ApplicationScoped
public class BookingRules {

  /** Source: FACTS 9.3, mobile numbers; landlines with area code. */
  private static final Pattern PHONE = Pattern.compile("1[3-9]\\d{9}|0\\d{9,11}");

  private static final Pattern MAIL =
      Pattern.compile("[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+");
  private static final int TEXT = 300;

  // Read by methods only: other beans see a proxy, whose fields are empty.

  @Inject
  @ConfigProperty(name = "portal.booking.individual-most", defaultValue = "5")
  int individualMost;

  @Inject
  @ConfigProperty(name = "portal.booking.first-day", defaultValue = "1")
  int firstDay;

  @Inject
  @ConfigProperty(name = "portal.booking.last-day", defaultValue = "14")
  int lastDay;

  @Inject
  @ConfigProperty(name = "portal.booking.group-first-day", defaultValue = "3")
  int groupFirstDay;

  @Inject
  @ConfigProperty(name = "portal.booking.group-last-day", defaultValue = "30")
  int groupLastDay;

  @Inject
  @ConfigProperty(name = "portal.booking.group-least", defaultValue = "10")
  int groupLeast;

  @Inject
  @ConfigProperty(name = "portal.booking.group-most", defaultValue = "100")
  int groupMost;

  @Inject
  @ConfigProperty(name = "portal.booking.pupils-per-teacher", defaultValue = "15")
  int pupilsPerTeacher;

  @Inject
  @ConfigProperty(name = "portal.booking.per-day", defaultValue = "1")
  int perDay;

  @Inject
  @ConfigProperty(name = "portal.booking.group-pending-most", defaultValue = "3")
  int groupPendingMost;

  @Inject
  @ConfigProperty(name = "portal.booking.cancel-individual", defaultValue = "PT0S")
  String cancelIndividual;

  @Inject
  @ConfigProperty(name = "portal.booking.cancel-group", defaultValue = "PT24H")
  String cancelGroup;

  @Inject
  @ConfigProperty(name = "portal.booking.moves-most", defaultValue = "2")
  int movesMost;

  @Inject
  @ConfigProperty(name = "portal.booking.resizes-most", defaultValue = "5")
  int resizesMost;

  @Inject
  @ConfigProperty(name = "portal.booking.approval-days", defaultValue = "3")
  int approvalDays;

  @Inject
  @ConfigProperty(name = "portal.booking.remind-staff-after", defaultValue = "PT48H")
  String remindStaffAfter;

  @Inject
  @ConfigProperty(name = "portal.booking.hosts-most", defaultValue = "6")
  int hostsMost;

  @Inject
  @ConfigProperty(name = "portal.booking.offer-time", defaultValue = "PT4H")
  String offerTime;

  @Inject
  @ConfigProperty(name = "portal.booking.offer-lead", defaultValue = "PT2H")
  String offerLead;

  @Inject
  @ConfigProperty(name = "portal.booking.strikes", defaultValue = "2")
  int strikes;

  @Inject
  @ConfigProperty(name = "portal.booking.strike-days", defaultValue = "90")
  int strikeDays;

  @Inject
  @ConfigProperty(name = "portal.booking.block-days", defaultValue = "30")
  int blockDays;

  @Inject
  @ConfigProperty(name = "portal.booking.no-show-after", defaultValue = "PT2H")
  String noShowAfter;

  @Inject
  @ConfigProperty(name = "portal.booking.keep-days", defaultValue = "30")
  int keepDays;

  /** What visitors are told before they book; all figures in force. */
  public record Shown(
      int individualMost,
      int firstDay,
      int lastDay,
      int groupFirstDay,
      int groupLastDay,
      int groupLeast,
      int groupMost,
      int pupilsPerTeacher,
      long cancelGroupHours,
      int movesMost,
      int resizesMost,
      int approvalDays,
      long offerHours,
      int strikes,
      int strikeDays,
      int blockDays,
      int keepDays) {}

  Shown shown() {
    return new Shown(
        individualMost,
        firstDay,
        lastDay,
        groupFirstDay,
        groupLastDay,
        groupLeast,
        groupMost,
        pupilsPerTeacher,
        Duration.parse(cancelGroup).toHours(),
        movesMost,
        resizesMost,
        approvalDays,
        Duration.parse(offerTime).toHours(),
        strikes,
        strikeDays,
        blockDays,
        keepDays);
  }

  int perDay() {
    return perDay;
  }

  /** Most requests of groups that wait for their decision with one telephone number. */
  int groupPendingMost() {
    return groupPendingMost;
  }

  int approvalDays() {
    return approvalDays;
  }

  /** How long a group's request waits before those who decide are reminded, once. */
  Duration remindStaffAfter() {
    return Duration.parse(remindStaffAfter);
  }

  /** Most accounts that receive the visitors of one session. */
  int hostsMost() {
    return hostsMost;
  }

  int movesMost() {
    return movesMost;
  }

  /** How often another number of people may be said for one booking. */
  int resizesMost() {
    return resizesMost;
  }

  int strikeDays() {
    return strikeDays;
  }

  int strikes() {
    return strikes;
  }

  int blockDays() {
    return blockDays;
  }

  int keepDays() {
    return keepDays;
  }

  int daysAhead() {
    return Math.max(lastDay, groupLastDay);
  }

  /** The days a visit may be booked for today, both ends included. */
  LocalDate firstDay(BookingKind kind, Instant now) {
    return today(now).plusDays(kind == BookingKind.GROUP ? groupFirstDay : firstDay);
  }

  LocalDate lastDay(BookingKind kind, Instant now) {
    return today(now).plusDays(kind == BookingKind.GROUP ? groupLastDay : lastDay);
  }

  static LocalDate today(Instant now) {
    return LocalDate.ofInstant(now, SessionPlan.BEIJING);
  }

  /** Until when a booking may be moved or is given back in time. */
  Instant cutOff(BookingKind kind, Instant start) {
    return start.minus(Duration.parse(kind == BookingKind.GROUP ? cancelGroup : cancelIndividual));
  }

  /** When an offer made now runs out; null when it is too late to make one. */
  Instant offerUntil(Instant now, Instant start) {
    Instant latest = start.minus(Duration.parse(offerLead));
    if (!now.isBefore(latest)) {
      return null;
    }
    Instant until = now.plus(Duration.parse(offerTime));
    return until.isBefore(latest) ? until : latest;
  }

  Duration noShowAfter() {
    return Duration.parse(noShowAfter);
  }

  /**
   * @throws BookingRefused naming the rule that is broken
   */
  void check(BookingKind kind, Party party) {
    boolean negative =
        party.adults() < 0
            || party.teens() < 0
            || party.children() < 0
            || party.pupils() < 0
            || party.teachers() < 0;
    if (negative || party.size() == 0) {
      throw new BookingRefused("booking.party.empty");
    }
    if (kind == BookingKind.INDIVIDUAL) {
      checkIndividual(party);
    } else {
      checkGroup(party);
    }
  }

  private void checkIndividual(Party party) {
    if (party.size() > individualMost) {
      throw new BookingRefused("booking.party.most", individualMost);
    }
    if (party.children() > 0 && party.adults() == 0) {
      throw new BookingRefused("booking.party.guardian");
    }
  }

  private void checkGroup(Party party) {
    if (party.groupType() == null) {
      throw new BookingRefused("booking.group.type");
    }
    if (blank(party.organisation())) {
      throw new BookingRefused("booking.group.organisation");
    }
    if (party.size() < groupLeast) {
      throw new BookingRefused("booking.group.least", groupLeast);
    }
    if (party.size() > groupMost) {
      throw new BookingRefused("booking.group.most", groupMost);
    }
    if (party.pupils() > party.teachers() * pupilsPerTeacher) {
      int needed = (party.pupils() + pupilsPerTeacher - 1) / pupilsPerTeacher;
      throw new BookingRefused("booking.group.teachers", pupilsPerTeacher, needed);
    }
    tooLong(party.organisation(), 120);
    tooLong(party.grade(), 60);
  }

  /** The same with a tidy telephone number. */
  Contact checked(BookingKind kind, VisitProgramme programme, Contact contact) {
    List<BookingRefused> broken = broken(kind, programme, contact);
    if (!broken.isEmpty()) {
      throw broken.get(0);
    }
    return new Contact(
        contact.name().strip(),
        phone(contact.phone()),
        contact.mail() == null ? "" : contact.mail().strip(),
        contact.topics(),
        contact.needs(),
        contact.buses(),
        contact.insured(),
        contact.lessonDone(),
        true);
  }

  /** Every rule the contact breaks, in the order of the form. */
  List<BookingRefused> broken(BookingKind kind, VisitProgramme programme, Contact contact) {
    List<BookingRefused> broken = new ArrayList<>();
    if (blank(contact.name())) {
      broken.add(new BookingRefused("booking.contact.name"));
    }
    if (!PHONE.matcher(tidy(contact.phone())).matches()) {
      broken.add(new BookingRefused("booking.contact.phone"));
    }
    String mail = contact.mail() == null ? "" : contact.mail().strip();
    if (!mail.isEmpty() && (mail.length() > 120 || !MAIL.matcher(mail).matches())) {
      broken.add(new BookingRefused("booking.contact.mail"));
    }
    if (isLong(contact.name(), 60)) {
      broken.add(new BookingRefused("booking.text.long", 60));
    }
    if (isLong(contact.topics(), TEXT) || isLong(contact.needs(), TEXT)) {
      broken.add(new BookingRefused("booking.text.long", TEXT));
    }
    if (contact.buses() < 0 || contact.buses() > 20) {
      broken.add(new BookingRefused("booking.contact.buses"));
    }
    if (kind == BookingKind.GROUP && !contact.insured()) {
      broken.add(new BookingRefused("booking.contact.permissions"));
    }
    if (!programme.lessonSlug().isEmpty() && !contact.lessonDone()) {
      broken.add(new BookingRefused("booking.contact.lesson"));
    }
    if (!contact.consent()) {
      broken.add(new BookingRefused("booking.contact.consent"));
    }
    return broken;
  }

  String phone(String typed) {
    String phone = tidy(typed);
    if (!PHONE.matcher(phone).matches()) {
      throw new BookingRefused("booking.contact.phone");
    }
    return phone;
  }

  private static String tidy(String phone) {
    return phone == null ? "" : phone.replaceAll("[\\s\\-－—()（）]", "");
  }

  private static void tooLong(String text, int most) {
    if (isLong(text, most)) {
      throw new BookingRefused("booking.text.long", most);
    }
  }

  private static boolean isLong(String text, int most) {
    return text != null && text.length() > most;
  }

  static boolean blank(String text) {
    return text == null || text.isBlank();
  }
}
