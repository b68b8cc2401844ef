package cn.shenhe.portal.web.training.booking;

import cn.shenhe.portal.training.TrainingRefusal;
import cn.shenhe.portal.training.booking.BookingSheet;
import cn.shenhe.portal.training.booking.Channel;
import cn.shenhe.portal.training.booking.FrontDesk;
import cn.shenhe.portal.training.booking.Party;
import cn.shenhe.portal.training.booking.Shares;
import cn.shenhe.portal.web.shell.Texts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Days, times and parties in words; all times are Beijing time. */
@Named
@ApplicationScoped
public class BookingWords {

  static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("M月d日 EEE", Locale.CHINA);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm", Locale.CHINA).withZone(BEIJING);
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("M月d日 EEE HH:mm", Locale.CHINA).withZone(BEIJING);
  private static final DateTimeFormatter YEAR_MOMENT =
      DateTimeFormatter.ofPattern("yyyy年M月d日 HH:mm", Locale.CHINA).withZone(BEIJING);

  @Inject FacesContext faces;

  /** Where on a form a refusal can be mended. */
  private static final Map<String, String> FIELDS =
      Map.ofEntries(
          Map.entry("booking.party.guardian", "form:adults"),
          Map.entry("booking.party.empty", "form:adults"),
          Map.entry("booking.party.most", "form:adults"),
          Map.entry("booking.group.organisation", "form:organisation"),
          Map.entry("booking.group.least", "form:pupils"),
          Map.entry("booking.group.most", "form:pupils"),
          Map.entry("booking.group.teachers", "form:teachers"),
          Map.entry("booking.resize.more", "form:pupils"),
          Map.entry("booking.resize.full", "form:adults"),
          Map.entry("booking.contact.name", "form:name"),
          Map.entry("booking.contact.phone", "form:phone"),
          Map.entry("booking.contact.mail", "form:mail"),
          Map.entry("booking.contact.buses", "form:buses"),
          Map.entry("booking.contact.permissions", "form:insured"),
          Map.entry("booking.contact.lesson", "form:lesson"),
          Map.entry("booking.contact.consent", "form:consent"),
          Map.entry("booking.age.children", "form:children"),
          Map.entry("booking.age.teens", "form:teens"),
          Map.entry("booking.age.ask", "form:youngest"),
          Map.entry("booking.age.ask-group", "form:youngest"),
          Map.entry("booking.age.other", "form:youngest"),
          Map.entry("booking.age.low", "form:youngest"),
          Map.entry("booking.age.grade", "form:grade"),
          Map.entry("booking.appeal.text", "form:text"));

  /** The staff's pages, in the order of their day. */
  public List<String> getStaffPages() {
    return List.of("schedule", "office", "door", "phone", "sheet", "setup", "holidays", "reports");
  }

  /**
   * @param digits 1 (Monday) to 7, in order
   */
  public String weekdays(String digits) {
    String names =
        digits
            .chars()
            .mapToObj(digit -> Texts.of("booking", "weekday." + (char) digit))
            .collect(Collectors.joining("、"));
    return Texts.of("booking", "setup.week") + names;
  }

  /** How many places each way of booking has, those that have none left out. */
  public String shares(Shares shares) {
    Map<Channel, Integer> places = new EnumMap<>(Channel.class);
    places.put(Channel.ONLINE, shares.online());
    places.put(Channel.GROUP, shares.group());
    places.put(Channel.PHONE, shares.phone());
    places.put(Channel.WALK_IN, shares.walkIn());
    return places.entrySet().stream()
        .filter(share -> share.getValue() > 0)
        .map(s -> Texts.of("booking", "session.channel." + s.getKey()) + " " + s.getValue())
        .collect(Collectors.joining("，"));
  }

  public String day(LocalDate day) {
    return day == null ? "" : DAY.format(day);
  }

  public String time(Instant moment) {
    return moment == null ? "" : TIME.format(moment);
  }

  public String moment(Instant moment) {
    return moment == null ? "" : MOMENT.format(moment);
  }

  public String longMoment(Instant moment) {
    return moment == null ? "" : YEAR_MOMENT.format(moment);
  }

  /** From and to; the day of the end is only said when it is another. */
  public String span(Instant start, Instant end) {
    boolean sameDay = LocalDate.ofInstant(start, BEIJING).equals(LocalDate.ofInstant(end, BEIJING));
    return TIME.format(start) + "–" + (sameDay ? TIME.format(end) : MOMENT.format(end));
  }

  public String when(BookingSheet.Part part) {
    return DAY.format(part.day()) + " " + span(part.start(), part.end());
  }

  /** Who comes, leaving out what is nought. */
  public String party(Party party) {
    List<String> words = new ArrayList<>();
    add(words, "party.word.pupils", party.pupils());
    add(words, "party.word.teachers", party.teachers());
    add(words, "party.word.adults", party.adults());
    add(words, "party.word.teens", party.teens());
    add(words, "party.word.children", party.children());
    if (party.youngest() != null) {
      words.add(Texts.of("booking", "party.word.youngest", party.youngest()));
    }
    return String.join("，", words);
  }

  /** Who receives the visitors: accounts and the remark. */
  public String hosts(FrontDesk.SessionRow row) {
    if (row == null) {
      // A form that was sent is read before the page is filled.
      return "";
    }
    List<String> hosts = new ArrayList<>(row.staff());
    if (!row.host().isEmpty()) {
      hosts.add(row.host());
    }
    return String.join("、", hosts);
  }

  private static void add(List<String> words, String key, int people) {
    if (people > 0) {
      words.add(Texts.of("booking", key, people));
    }
  }

  /**
   * Marks the field where something can be mended, in the words the boundary would refuse it with.
   *
   * @return 1 when something is missing, else 0
   */
  int ask(boolean missing, String code, Object... arguments) {
    if (!missing) {
      return 0;
    }
    faces.addMessage(
        FIELDS.get(code),
        new FacesMessage(FacesMessage.SEVERITY_ERROR, Texts.of("booking", code, arguments), null));
    return 1;
  }

  static String field(TrainingRefusal refusal) {
    return FIELDS.get(refusal.code());
  }
}
