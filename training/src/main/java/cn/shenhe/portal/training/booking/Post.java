package cn.shenhe.portal.training.booking;

import cn.shenhe.portal.content.delivery.Attachment;
import cn.shenhe.portal.content.delivery.Delivery;
import cn.shenhe.portal.content.delivery.Letter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeFormatter;
import java.util.EnumSet;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Turns a {@link Notice} into letters: a text message to a mobile number, and a mail with the
 * calendar entry where there is a mail address. Names stand in none of them.
 */
@ApplicationScoped
class Post {

  private static final ResourceBundle TEXTS =
      ResourceBundle.getBundle("booking.letters", Locale.ROOT);

  /** Letters that move, make or remove the calendar entry. */
  private static final Set<Notice.Kind> WITH_CALENDAR =
      EnumSet.of(
          Notice.Kind.CONFIRMED,
          Notice.Kind.MOVED,
          Notice.Kind.RESIZED,
          Notice.Kind.CANCELLED,
          Notice.Kind.CLOSED,
          Notice.Kind.REFUSED);

  private static final Set<Notice.Kind> ABOUT_A_BLOCK =
      EnumSet.of(
          Notice.Kind.BLOCKED,
          Notice.Kind.APPEAL_LIFTED,
          Notice.Kind.APPEAL_KEPT,
          Notice.Kind.UNBLOCKED);

  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("M月d日 EEE HH:mm", Locale.CHINA).withZone(SessionPlan.BEIJING);

  @Inject Delivery delivery;
  @Inject BookingRepository bookings;
  @Inject BookingFlow flow;
  @Inject BookingRules rules;
  @Inject InstantSource clock;

  @Inject
  @ConfigProperty(name = "portal.public.url", defaultValue = "http://localhost:8080")
  String publicUrl;

  /**
   * Sends what still makes sense; a reminder of a visit that was given back does not. What the
   * visitor has to hear and no letter can say is left to the staff, who call.
   */
  void send(Notice notice) {
    Booking booking = notice.booking();
    BookingSheet visit = flow.sheet(booking, true);
    Block block =
        ABOUT_A_BLOCK.contains(notice.kind())
            ? bookings.block(notice.blockId()).orElse(null)
            : null;
    if (pointless(notice, block) || visit.contact().phone() == null || visit.parts().isEmpty()) {
      return;
    }
    if (visit.contact().toCall()) {
      if (toBeCalled(notice)) {
        notice.call();
      }
      return;
    }
    // A group whose time was moved is asked for anew.
    boolean asked = notice.kind() == Notice.Kind.MOVED && visit.state() == BookingState.PENDING;
    String words = asked ? "MOVED-PENDING" : notice.kind().name();
    String subject = text(words + ".subject", visit, block);
    String text = text(words + ".text", visit, block);
    String key = "booking/" + notice.id();
    if (visit.contact().mobile()) {
      Letter message =
          Letter.sms(key + "/sms", visit.contact().phone(), text).keptUntil(forgetAt(visit));
      delivery.queue(timely(notice, visit, message));
    }
    if (!BookingRules.blank(visit.contact().mail())) {
      Letter mail =
          Letter.mail(
                  key + "/mail",
                  visit.contact().mail(),
                  subject,
                  text + TEXTS.getString("mail.end"))
              .keptUntil(forgetAt(visit));
      delivery.queue(
          timely(
              notice,
              visit,
              WITH_CALENDAR.contains(notice.kind()) ? mail.with(calendar(visit, subject)) : mail));
    }
  }

  /** Nobody is reminded of a visit that has begun, however late a letter goes. */
  private static Letter timely(Notice notice, BookingSheet visit, Letter letter) {
    return notice.kind() == Notice.Kind.REMINDER ? letter.between(null, visit.start()) : letter;
  }

  /**
   * Decisions, offers, closures and the reminder of the day before; not what they did themselves.
   */
  private static boolean toBeCalled(Notice notice) {
    return switch (notice.kind()) {
      case CONFIRMED ->
          notice.booking().kind() == BookingKind.GROUP && notice.booking().sequence() > 0;
      case REMINDER -> notice.mark().startsWith(BookingsDue.DAY_BEFORE.toString());
      case OFFERED, REFUSED, CLOSED, LAPSED, BLOCKED, APPEAL_LIFTED, APPEAL_KEPT, UNBLOCKED -> true;
      default -> false;
    };
  }

  private boolean pointless(Notice notice, Block block) {
    if (notice.kind() == Notice.Kind.REMINDER) {
      return notice.booking().state() != BookingState.CONFIRMED;
    }
    boolean over = block == null || !block.inForce(clock.instant());
    return switch (notice.kind()) {
      case BLOCKED, APPEAL_KEPT -> over;
      case APPEAL_LIFTED, UNBLOCKED -> block == null;
      default -> false;
    };
  }

  /** Letters hold a number or an address: they are kept no longer than the booking's own. */
  private Instant forgetAt(BookingSheet visit) {
    return visit.end().plus(Duration.ofDays(rules.keepDays()));
  }

  private Attachment calendar(BookingSheet visit, String summary) {
    String host = URI.create(publicUrl).getHost();
    VisitCalendar calendar =
        VisitCalendar.of(
            visit,
            host,
            visit.programme() + "（" + visit.baseName() + "）",
            summary,
            address(visit),
            clock.instant());
    return new Attachment(
        "visit.ics",
        "text/calendar; method=" + calendar.method() + "; charset=UTF-8",
        calendar.text().getBytes(StandardCharsets.UTF_8));
  }

  private String address(BookingSheet visit) {
    return publicUrl + "/booking/visit?k=" + visit.key();
  }

  private String text(String key, BookingSheet visit, Block block) {
    return new MessageFormat(TEXTS.getString(key), Locale.CHINA)
        .format(
            new Object[] {
              visit.code(),
              visit.baseName(),
              visit.programme(),
              moment(visit.start()),
              address(visit),
              visit.size(),
              visit.note() == null ? "" : visit.note(),
              visit.offerUntil() == null ? "" : moment(visit.offerUntil()),
              visit.baseAddress(),
              publicUrl + "/booking/appeal",
              block == null ? "" : moment(block.blockedUntil()),
              block == null || block.answer() == null ? "" : block.answer(),
              rules.strikeDays(),
              rules.strikes(),
              rules.perDay()
            });
  }

  private static String moment(Instant moment) {
    return MOMENT.format(moment);
  }
}
