package cn.shenhe.portal.exambank.sitting;

import cn.shenhe.portal.exambank.PublicId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/**
 * A person's place in a session. Life cycle: enrolled → withdrawn, or enrolled → sat; one person
 * holds at most one place in a session (unique {@code active_key}).
 */
@Entity
@Table(name = "enrolment")
public class Enrolment {

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("yyyyMMdd").withZone(ZoneId.of("Asia/Shanghai"));

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "exam_bank_seq")
  private Long id;

  @Column(name = "public_id")
  private String publicId;

  @Column(name = "session_id")
  private long sessionId;

  private String person;

  @Column(name = "person_name")
  private String personName;

  @Column(name = "group_label")
  private String group;

  private String state = "ENROLLED";

  @Column(name = "active_key")
  private String activeKey;

  private int seat;

  @Column(name = "admission_number")
  private String admissionNumber;

  @Column(name = "extra_percent")
  private int extraPercent;

  @Column(name = "extra_minutes")
  private int extraMinutes;

  @Column(name = "pledged_at")
  private Instant pledgedAt;

  @Column(name = "enrolled_at")
  private Instant enrolledAt;

  @Version private int version;

  protected Enrolment() {}

  Enrolment(ExamSession session, Candidacy candidacy, int seat, Instant now) {
    this.publicId = PublicId.fresh().value();
    this.sessionId = session.id();
    this.person = candidacy.person();
    this.personName = candidacy.name();
    this.group = candidacy.group();
    this.activeKey = key(session, candidacy.person());
    this.seat = seat;
    this.admissionNumber =
        DAY.format(now)
            + session.publicId().substring(0, 6).toUpperCase(java.util.Locale.ROOT)
            + "%04d".formatted(seat);
    this.enrolledAt = now;
  }

  static String key(ExamSession session, String person) {
    return session.publicId() + "/" + person;
  }

  void withdraw() {
    state = "WITHDRAWN";
    activeKey = null;
  }

  void pledge(Instant now) {
    pledgedAt = pledgedAt == null ? now : pledgedAt;
  }

  void extend(int percent, int minutes) {
    extraPercent = percent > 0 ? percent : extraPercent;
    extraMinutes += minutes;
  }

  boolean active() {
    return activeKey != null;
  }

  Long id() {
    return id;
  }

  String publicId() {
    return publicId;
  }

  long sessionId() {
    return sessionId;
  }

  String person() {
    return person;
  }

  String personName() {
    return personName;
  }

  String group() {
    return group == null ? "" : group;
  }

  String state() {
    return state;
  }

  int seat() {
    return seat;
  }

  String admissionNumber() {
    return admissionNumber;
  }

  int extraPercent() {
    return extraPercent;
  }

  int extraMinutes() {
    return extraMinutes;
  }

  Instant pledgedAt() {
    return pledgedAt;
  }

  Instant enrolledAt() {
    return enrolledAt;
  }
}
