package cn.shenhe.portal.training.booking;

import cn.shenhe.portal.content.delivery.Delivery;
import cn.shenhe.portal.content.delivery.Letter;
import cn.shenhe.portal.training.person.DutyStaff;
import cn.shenhe.portal.training.person.ReminderAddresses;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.text.MessageFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Letters to the staff of the bases, in the transaction that is their reason, to the address each
 * has agreed to be reminded at. They name no visitor.
 */
@ApplicationScoped
class StaffLetters {

  private static final ResourceBundle TEXTS =
      ResourceBundle.getBundle("booking.letters", Locale.ROOT);
  private static final Duration LIVES = Duration.ofDays(7);
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("M月d日 EEE HH:mm", Locale.CHINA).withZone(SessionPlan.BEIJING);

  @Inject DutyStaff staff;
  @Inject ReminderAddresses addresses;
  @Inject Delivery delivery;
  @Inject InstantSource clock;

  @Inject
  @ConfigProperty(name = "portal.public.url", defaultValue = "http://localhost:8080")
  String publicUrl;

  /** To those who receive the visitors of a session: it does not take place. */
  void sessionClosed(VisitSession session, String reason) {
    toTheAssigned("STAFF-CLOSED", session, reason);
  }

  /** To the same: it takes place after all, perhaps with another programme. */
  void sessionOpen(VisitSession session) {
    toTheAssigned("STAFF-OPEN", session, "");
  }

  private void toTheAssigned(String about, VisitSession session, String reason) {
    String key =
        "booking-staff/" + about + "/" + session.publicId() + "/" + clock.instant().toEpochMilli();
    write(
        about,
        key,
        onDuty(session),
        session.base().name(),
        session.programme().title(),
        MOMENT.format(session.startsAt()),
        session.hall().name(),
        reason,
        publicUrl + "/staff/booking/door");
  }

  /** Who was assigned and has left since is not told of what is no longer theirs. */
  private Set<String> onDuty(VisitSession session) {
    if (session.staff().isEmpty()) {
      return Set.of();
    }
    return staff.onDuty().stream()
        .map(DutyStaff.Member::id)
        .filter(session.staff()::contains)
        .collect(Collectors.toSet());
  }

  /** To all who may decide on a group's request: it has waited long. */
  void requestWaits(Booking booking, long days) {
    write(
        "STAFF-REQUEST",
        "booking-staff/request/" + booking.publicId() + "/" + booking.askedAt().getEpochSecond(),
        staff.deciders(),
        booking.base().name(),
        booking.programme().title(),
        MOMENT.format(booking.firstStart()),
        Integer.toString(booking.size()),
        Long.toString(days),
        publicUrl + "/staff/booking/office");
  }

  /** How many of those who may decide have given an address. */
  int reachable() {
    return addresses.count(staff.deciders());
  }

  private void write(String about, String key, Set<String> people, Object... said) {
    Instant until = clock.instant().plus(LIVES);
    for (String person : people) {
      addresses
          .of(person)
          .ifPresent(
              mail ->
                  delivery.queue(
                      Letter.mail(
                              key + "/" + person,
                              mail,
                              text(about + ".subject", said),
                              text(about + ".text", said) + TEXTS.getString("mail.end"))
                          .between(null, until)));
    }
  }

  private static String text(String key, Object... said) {
    return new MessageFormat(TEXTS.getString(key), Locale.CHINA).format(said);
  }
}
