package cn.shenhe.portal.training.booking;

import cn.shenhe.portal.training.PublicId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * A visit somebody wants to make, from the first step of the form to the purge.
 *
 * <p>Life cycle: {@link BookingState}. Invariants: only a state that holds has its places in the
 * ledger; the manage key is the visitor's only key and stands in no staff page; the code is for the
 * door and tells nothing; after the purge nothing names anybody, the figures stay for statistics.
 */
@Entity
@Table(name = "booking")
public class Booking {

  /** Without 0 O 1 I L, which people mix up on paper. */
  private static final String CODE_LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";

  private static final int CODE_LENGTH = 8;
  private static final SecureRandom RANDOM = new SecureRandom();

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "training_seq")
  @SequenceGenerator(name = "training_seq", sequenceName = "training_seq", allocationSize = 50)
  private Long id;

  @Column(name = "public_id")
  private String publicId;

  @Column(name = "manage_key")
  private String manageKey;

  @Column(name = "request_key")
  private String requestKey;

  private String code;

  @Enumerated(EnumType.STRING)
  private BookingKind kind;

  @Enumerated(EnumType.STRING)
  private Channel channel;

  @Enumerated(EnumType.STRING)
  private BookingState state;

  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "base_id")
  private ExperienceBase base;

  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "programme_id")
  private VisitProgramme programme;

  private String person;
  private int adults;
  private int teens;
  private int children;
  private int pupils;
  private int teachers;
  private Integer youngest;

  @Column(name = "age_waived")
  private boolean ageWaived;

  @Enumerated(EnumType.STRING)
  @Column(name = "group_type")
  private GroupType groupType;

  private String organisation;
  private String grade;
  private String topics;
  private String needs;
  private int buses;
  private boolean insured;

  @Column(name = "contact_name")
  private String contactName;

  @Column(name = "contact_phone")
  private String contactPhone;

  @Column(name = "contact_mail")
  private String contactMail;

  @Column(name = "contact_key")
  private String contactKey;

  @Column(name = "limit_slot")
  private String limitSlot;

  @Column(name = "lesson_done")
  private boolean lessonDone;

  @Column(name = "lesson_checked")
  private boolean lessonChecked;

  private boolean consented;

  @Column(name = "created_at")
  private Instant createdAt;

  @Column(name = "submitted_at")
  private Instant submittedAt;

  @Column(name = "asked_at")
  private Instant askedAt;

  @Column(name = "staff_reminded_at")
  private Instant staffRemindedAt;

  @Column(name = "offer_until")
  private Instant offerUntil;

  @Column(name = "first_start")
  private Instant firstStart;

  @Column(name = "last_end")
  private Instant lastEnd;

  @Column(name = "passed_over")
  private int passedOver;

  private int moves;
  private int sequence;

  @Column(name = "ended_note")
  private String endedNote;

  @Column(name = "ended_at")
  private Instant endedAt;

  private Integer present;

  @Column(name = "purged_at")
  private Instant purgedAt;

  @Version private int version;

  protected Booking() {}

  Booking(VisitProgramme programme, BookingKind kind, Channel channel, String person, Instant now) {
    this.publicId = PublicId.fresh().value();
    this.manageKey = PublicId.fresh().value();
    this.programme = programme;
    this.base = programme.base();
    this.kind = kind;
    this.channel = channel;
    this.person = person;
    this.state = BookingState.DRAFT;
    this.createdAt = now;
  }

  void askedAs(String key) {
    requestKey = key;
  }

  void comeAs(Party party) {
    adults = party.adults();
    teens = party.teens();
    children = party.children();
    pupils = party.pupils();
    teachers = party.teachers();
    youngest = party.youngest();
    groupType = party.groupType();
    organisation = party.organisation();
    grade = party.grade();
  }

  /** Staff let somebody younger than the programme's lowest age come. */
  void waiveAge() {
    ageWaived = true;
  }

  void reach(Contact contact, String key) {
    contactName = contact.name();
    contactPhone = contact.phone();
    contactMail = contact.mail();
    topics = contact.topics();
    needs = contact.needs();
    buses = contact.buses();
    insured = contact.insured();
    lessonDone = contact.lessonDone();
    consented = contact.consent();
    contactKey = key;
  }

  /** Whose booking it is, for somebody who signed in on the way. */
  void of(String account) {
    if (person == null) {
      person = account;
    }
  }

  /** The portal itself saw that the lesson was learned. */
  void lessonSeen(boolean seen) {
    lessonChecked = seen;
  }

  /** The times of its sessions; a second choice is a change of the same calendar entry. */
  void scheduled(List<VisitSession> sessions) {
    firstStart =
        sessions.stream().map(VisitSession::startsAt).min(Instant::compareTo).orElseThrow();
    lastEnd = sessions.stream().map(VisitSession::endsAt).max(Instant::compareTo).orElseThrow();
  }

  void limited(String slot) {
    limitSlot = slot;
  }

  /** Hands it in: a code for the door, and the first state that is more than a draft. */
  void submit(BookingState into, Instant now) {
    become(into);
    asks(now);
    submittedAt = now;
    if (code == null) {
      StringBuilder text = new StringBuilder(CODE_LENGTH);
      for (int i = 0; i < CODE_LENGTH; i++) {
        text.append(CODE_LETTERS.charAt(RANDOM.nextInt(CODE_LETTERS.length())));
      }
      code = text.toString();
    }
  }

  void offer(Instant until) {
    become(BookingState.OFFERED);
    offerUntil = until;
  }

  /** A group's request waits for its decision from now on. */
  private void asks(Instant now) {
    if (state == BookingState.PENDING) {
      askedAt = now;
    }
  }

  /** Those who decide were reminded of the request as it waits now. */
  void staffReminded(Instant now) {
    staffRemindedAt = now;
  }

  void accepted(BookingState into, Instant now) {
    become(into);
    asks(now);
    offerUntil = null;
    sequence++;
  }

  void passOver() {
    passedOver++;
  }

  /**
   * @throws BookingRefused when it is no request: only a request holds places without being
   *     confirmed, a draft holds none
   */
  void approve() {
    if (state != BookingState.PENDING) {
      throw new BookingRefused("booking.state", state.name());
    }
    become(BookingState.CONFIRMED);
    limitSlot = null;
    sequence++;
  }

  void moved(BookingState into, Instant now) {
    if (state != into) {
      become(into);
    }
    asks(now);
    moves++;
    sequence++;
  }

  /** More or fewer people at the same time; what was decided stays decided. */
  void resized(Party party) {
    comeAs(party);
    sequence++;
  }

  void end(BookingState into, String note, Instant now) {
    become(into);
    endedNote = note;
    endedAt = now;
    limitSlot = null;
    sequence++;
  }

  /**
   * @param people of all its sessions together
   */
  void came(int people) {
    if (state != BookingState.ATTENDED) {
      become(BookingState.ATTENDED);
    }
    present = people;
  }

  private void become(BookingState next) {
    if (!state.next().contains(next)) {
      throw new BookingRefused("booking.state", state.name());
    }
    state = next;
  }

  /** Nothing that names anybody stays. */
  void purge(Instant now) {
    contactName = null;
    contactPhone = null;
    contactMail = null;
    contactKey = null;
    limitSlot = null;
    organisation = null;
    grade = null;
    youngest = null;
    needs = null;
    topics = null;
    endedNote = null;
    person = null;
    purgedAt = now;
  }

  Party party() {
    return new Party(
        adults, teens, children, pupils, teachers, youngest, groupType, organisation, grade);
  }

  Contact contact() {
    return new Contact(
        contactName,
        contactPhone,
        contactMail,
        topics,
        needs,
        buses,
        insured,
        lessonDone,
        consented);
  }

  int size() {
    return party().size();
  }

  LocalDate day() {
    return firstStart == null ? null : LocalDate.ofInstant(firstStart, SessionPlan.BEIJING);
  }

  boolean phoneEndsWith(String end) {
    return contactPhone != null && end.length() == 4 && contactPhone.endsWith(end);
  }

  Long id() {
    return id;
  }

  String publicId() {
    return publicId;
  }

  String manageKey() {
    return manageKey;
  }

  String code() {
    return code;
  }

  BookingKind kind() {
    return kind;
  }

  Channel channel() {
    return channel;
  }

  BookingState state() {
    return state;
  }

  ExperienceBase base() {
    return base;
  }

  VisitProgramme programme() {
    return programme;
  }

  String person() {
    return person;
  }

  boolean lessonChecked() {
    return lessonChecked;
  }

  String contactKey() {
    return contactKey;
  }

  String limitSlot() {
    return limitSlot;
  }

  Instant createdAt() {
    return createdAt;
  }

  Instant submittedAt() {
    return submittedAt;
  }

  /** When the request last began to wait; null when it never did. */
  Instant askedAt() {
    return askedAt;
  }

  /** When those who decide were last reminded; null when they never were. */
  Instant staffRemindedAt() {
    return staffRemindedAt;
  }

  boolean ageWaived() {
    return ageWaived;
  }

  Instant offerUntil() {
    return offerUntil;
  }

  Instant firstStart() {
    return firstStart;
  }

  Instant lastEnd() {
    return lastEnd;
  }

  int passedOver() {
    return passedOver;
  }

  int moves() {
    return moves;
  }

  int sequence() {
    return sequence;
  }

  String endedNote() {
    return endedNote;
  }

  Integer present() {
    return present;
  }
}
