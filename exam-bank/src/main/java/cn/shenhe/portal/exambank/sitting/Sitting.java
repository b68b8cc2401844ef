package cn.shenhe.portal.exambank.sitting;

import cn.shenhe.portal.exambank.PublicId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntBiFunction;

/**
 * One candidate's sitting of one paper. Life cycle: prepared → running ⇄ paused → closed, or
 * prepared → absent; closed is final everywhere.
 *
 * <p>Invariants: the deadline is reckoned by the server's clock alone; of all devices that opened
 * the sitting only the last one (the highest epoch) writes, the others may only deliver what they
 * had written down, and that never replaces an answer of a later device; the lines of a journal are
 * taken once, in order, without a gap; nothing is taken after the sitting was closed.
 */
@Entity
@Table(name = "sitting")
public class Sitting {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "exam_bank_seq")
  private Long id;

  @Column(name = "public_id")
  private String publicId;

  @Column(name = "session_id")
  private long sessionId;

  @Column(name = "session_public_id")
  private String session;

  @Column(name = "enrolment_id")
  private long enrolmentId;

  private String person;

  @Column(name = "person_name")
  private String personName;

  private int seat;
  private String paper;

  @Column(name = "question_count")
  private int questionCount;

  private int minutes;

  @Enumerated(EnumType.STRING)
  private SittingState state = SittingState.PREPARED;

  @Column(name = "extra_percent")
  private int extraPercent;

  @Column(name = "extra_minutes")
  private int extraMinutes;

  @Column(name = "paused_seconds")
  private long pausedSeconds;

  @Column(name = "paused_at")
  private Instant pausedAt;

  @Column(name = "started_at")
  private Instant startedAt;

  @Column(name = "ends_at")
  private Instant endsAt;

  private Instant deadline;

  private int epoch;

  @Column(name = "token_hash")
  private String tokenHash;

  private String anchor;

  @Column(name = "client_seq")
  private int clientSeq;

  @Column(name = "client_hash")
  private String clientHash;

  @Column(name = "client_at")
  private Instant clientAt;

  @Column(name = "last_seq")
  private int lastSeq;

  @Column(name = "last_hash")
  private String lastHash;

  private String answered;

  @Column(name = "last_save_at")
  private Instant lastSaveAt;

  private int facts;
  private int late;
  private String address;
  private String agent;
  private String notice;

  @Column(name = "notice_number")
  private int noticeNumber;

  @Column(name = "submitted_at")
  private Instant submittedAt;

  @Enumerated(EnumType.STRING)
  @Column(name = "submitted_by")
  private SubmittedBy submittedBy;

  @Version private int version;

  /** What {@link #Sitting(ResultSet)} reads, in its order. */
  static final String COLUMNS =
      "id, public_id, session_id, session_public_id, enrolment_id, person, person_name, seat, paper,"
          + " question_count, minutes, ends_at, anchor, state, extra_percent, extra_minutes,"
          + " paused_seconds, paused_at, started_at, deadline, epoch, token_hash, client_seq,"
          + " client_hash, client_at, last_seq, last_hash, answered, last_save_at, facts, late,"
          + " address, agent, notice, notice_number, submitted_at, submitted_by, version";

  static final int COLUMN_COUNT = COLUMNS.split(",").length;

  /** What {@link #changed} fills in, in its order. */
  static final String CHANGES =
      "ends_at = ?, anchor = ?, state = ?, extra_percent = ?, extra_minutes = ?, paused_seconds = ?,"
          + " paused_at = ?, started_at = ?, deadline = ?, epoch = ?, token_hash = ?,"
          + " client_seq = ?, client_hash = ?, client_at = ?, last_seq = ?, last_hash = ?,"
          + " answered = ?, last_save_at = ?, facts = ?, late = ?, address = ?, agent = ?,"
          + " notice = ?, notice_number = ?, submitted_at = ?, submitted_by = ?,"
          + " version = version + 1 where id = ? and version = ?";

  protected Sitting() {}

  /** A sitting as it stands in the database; for {@link SittingRows} alone. */
  Sitting(ResultSet row) throws SQLException {
    int i = 0;
    id = row.getLong(++i);
    publicId = row.getString(++i);
    sessionId = row.getLong(++i);
    session = row.getString(++i);
    enrolmentId = row.getLong(++i);
    person = row.getString(++i);
    personName = row.getString(++i);
    seat = row.getInt(++i);
    paper = row.getString(++i);
    questionCount = row.getInt(++i);
    minutes = row.getInt(++i);
    endsAt = moment(row, ++i);
    anchor = row.getString(++i);
    state = SittingState.valueOf(row.getString(++i));
    extraPercent = row.getInt(++i);
    extraMinutes = row.getInt(++i);
    pausedSeconds = row.getLong(++i);
    pausedAt = moment(row, ++i);
    startedAt = moment(row, ++i);
    deadline = moment(row, ++i);
    epoch = row.getInt(++i);
    tokenHash = row.getString(++i);
    clientSeq = row.getInt(++i);
    clientHash = row.getString(++i);
    clientAt = moment(row, ++i);
    lastSeq = row.getInt(++i);
    lastHash = row.getString(++i);
    answered = row.getString(++i);
    lastSaveAt = moment(row, ++i);
    facts = row.getInt(++i);
    late = row.getInt(++i);
    address = row.getString(++i);
    agent = row.getString(++i);
    notice = row.getString(++i);
    noticeNumber = row.getInt(++i);
    submittedAt = moment(row, ++i);
    String by = row.getString(++i);
    submittedBy = by == null ? null : SubmittedBy.valueOf(by);
    version = row.getInt(++i);
  }

  private static Instant moment(ResultSet row, int column) throws SQLException {
    Timestamp moment = row.getTimestamp(column);
    return moment == null ? null : moment.toInstant();
  }

  private static Timestamp moment(Instant moment) {
    return moment == null ? null : Timestamp.from(moment);
  }

  /** Fills in {@link #CHANGES}. */
  void changed(PreparedStatement update) throws SQLException {
    int i = 0;
    update.setTimestamp(++i, moment(endsAt));
    update.setString(++i, anchor);
    update.setString(++i, state.name());
    update.setInt(++i, extraPercent);
    update.setInt(++i, extraMinutes);
    update.setLong(++i, pausedSeconds);
    update.setTimestamp(++i, moment(pausedAt));
    update.setTimestamp(++i, moment(startedAt));
    update.setTimestamp(++i, moment(deadline));
    update.setInt(++i, epoch);
    update.setString(++i, tokenHash);
    update.setInt(++i, clientSeq);
    update.setString(++i, clientHash);
    update.setTimestamp(++i, moment(clientAt));
    update.setInt(++i, lastSeq);
    update.setString(++i, lastHash);
    update.setString(++i, answered);
    update.setTimestamp(++i, moment(lastSaveAt));
    update.setInt(++i, facts);
    update.setInt(++i, late);
    update.setString(++i, address);
    update.setString(++i, agent);
    update.setString(++i, notice);
    update.setInt(++i, noticeNumber);
    update.setTimestamp(++i, moment(submittedAt));
    update.setString(++i, submittedBy == null ? null : submittedBy.name());
    update.setLong(++i, id);
    update.setInt(++i, version);
    version++;
  }

  /**
   * @param endsAt end of the session: whoever enters late has the time that is left until then
   * @param minutes of the paper, before any extra time
   */
  Sitting(
      long sessionId,
      String session,
      long enrolmentId,
      String person,
      String personName,
      int seat,
      Instant endsAt,
      String paper,
      int questionCount,
      int minutes,
      int extraPercent,
      int extraMinutes) {
    this.publicId = PublicId.fresh().value();
    this.sessionId = sessionId;
    this.session = session;
    this.enrolmentId = enrolmentId;
    this.person = person;
    this.personName = personName;
    this.seat = seat;
    this.endsAt = endsAt;
    this.paper = paper;
    this.questionCount = questionCount;
    this.minutes = minutes;
    this.extraPercent = extraPercent;
    this.extraMinutes = extraMinutes;
    this.lastHash = publicId;
    this.answered = "0".repeat(questionCount);
  }

  /**
   * A device opens the sitting; the first one starts the clock, a later one fences the ones before.
   *
   * @param tokenHash SHA-256 of the secret that only this device gets
   * @param newAnchor first hash of this device's journal
   * @throws SittingRefused when the sitting is over
   */
  AnswerEvent open(
      String tokenHash, String newAnchor, String address, String agent, Instant moment) {
    Instant now = moment.truncatedTo(ChronoUnit.MILLIS);
    if (state == SittingState.PREPARED) {
      become(SittingState.RUNNING);
      startedAt = now;
      reckonDeadline();
    } else if (over()) {
      throw new SittingRefused("sitting.closed");
    }
    epoch++;
    this.tokenHash = tokenHash;
    this.anchor = newAnchor;
    this.address = cut(address, 64);
    this.agent = cut(agent, 200);
    moveTo(new Journal(epoch, 0, newAnchor, now));
    return event(EventKind.DEVICE, 0, cut(agent, 200), now);
  }

  /**
   * Takes the lines of a journal, up to the first that a rule refuses.
   *
   * @param journal of the device that sends, this sitting's own or a fenced one's
   * @param epochOf highest epoch that has answered or marked a question (0: none); asked only for a
   *     fenced device
   */
  Intake take(
      Journal journal,
      List<JournalEntry> entries,
      Instant moment,
      Duration grace,
      ToIntBiFunction<EventKind, Integer> epochOf) {
    Instant now = moment.truncatedTo(ChronoUnit.MILLIS);
    List<AnswerEvent> events = new ArrayList<>(entries.size());
    Journal reached = journal;
    String refusal = null;
    for (JournalEntry entry : entries) {
      if (entry.seq() <= reached.seq()) {
        continue;
      }
      refusal = refusal(reached, entry, now, grace);
      if (refusal != null) {
        break;
      }
      Instant made = reached.reckon(entry.atMillis(), now);
      EventVerdict verdict = verdict(reached, entry, now, epochOf);
      events.add(note(reached.epoch(), entry, made, now, verdict));
      reached = new Journal(reached.epoch(), entry.seq(), entry.hash(), made);
    }
    if (reached.epoch() == epoch) {
      moveTo(reached);
    }
    return new Intake(events, reached, refusal);
  }

  private String refusal(Journal reached, JournalEntry entry, Instant now, Duration grace) {
    if (over()) {
      return "sitting.closed";
    } else if (state == SittingState.PREPARED) {
      return "sitting.not-begun";
    } else if (entry.seq() != reached.seq() + 1) {
      return "sitting.gap";
    } else if (!entry.follows(reached.hash())) {
      return "sitting.chain";
    } else if (!wellFormed(entry)) {
      return "sitting.entry";
    }
    Instant made = reached.reckon(entry.atMillis(), now);
    if (state == SittingState.PAUSED) {
      return made.isAfter(pausedAt) ? "sitting.paused" : null;
    }
    boolean late = now.isAfter(deadline.plus(grace)) || made.isAfter(deadline);
    return late ? "sitting.over" : null;
  }

  private boolean wellFormed(JournalEntry entry) {
    boolean about =
        switch (entry.kind()) {
          case ANSWER, FLAG -> entry.question() >= 1 && entry.question() <= questionCount;
          case FACT -> entry.question() == 0;
          default -> false;
        };
    return about && AnswerValue.parse(entry.value()).isPresent();
  }

  private EventVerdict verdict(
      Journal reached,
      JournalEntry entry,
      Instant now,
      ToIntBiFunction<EventKind, Integer> epochOf) {
    boolean fenced = reached.epoch() < epoch;
    if (fenced
        && entry.kind() != EventKind.FACT
        && epochOf.applyAsInt(entry.kind(), entry.question()) > reached.epoch()) {
      return EventVerdict.SUPERSEDED;
    }
    return state == SittingState.RUNNING && now.isAfter(deadline)
        ? EventVerdict.LATE
        : EventVerdict.COUNTS;
  }

  private AnswerEvent note(
      int byEpoch, JournalEntry entry, Instant made, Instant now, EventVerdict verdict) {
    if (entry.kind() == EventKind.FACT) {
      facts++;
    } else if (entry.kind() == EventKind.ANSWER && verdict != EventVerdict.SUPERSEDED) {
      StringBuilder marks = new StringBuilder(answered);
      marks.setCharAt(entry.question() - 1, entry.value().length() > 2 ? '1' : '0');
      answered = marks.toString();
      late += verdict == EventVerdict.LATE ? 1 : 0;
    }
    lastSaveAt = now;
    return append(
        byEpoch, entry.seq(), entry.kind(), entry.question(), entry.value(), made, now, verdict);
  }

  /**
   * Gives extra time, before or during the sitting. A percentage replaces the one given before,
   * minutes are added.
   *
   * @throws SittingRefused when the sitting is over or its deadline has passed
   */
  AnswerEvent extend(int percent, int moreMinutes, String reason, Instant moment) {
    Instant now = moment.truncatedTo(ChronoUnit.MILLIS);
    mustBeOpen();
    if (state == SittingState.RUNNING && now.isAfter(deadline)) {
      throw new SittingRefused("sitting.over");
    }
    extraPercent = percent > 0 ? percent : extraPercent;
    extraMinutes += moreMinutes;
    if (startedAt != null) {
      reckonDeadline();
    }
    String content = "+%d%% +%dmin %s".formatted(percent, moreMinutes, reason);
    return event(EventKind.EXTEND, 0, content, now);
  }

  /**
   * The session ends at another moment. Whoever has begun keeps the time they had: for them the end
   * may only become later.
   *
   * @return empty when nothing changes for this sitting
   */
  Optional<AnswerEvent> moveEnd(Instant end, Instant moment) {
    Instant now = moment.truncatedTo(ChronoUnit.MILLIS);
    boolean shorter = startedAt != null && end.isBefore(endsAt);
    boolean passed = state == SittingState.RUNNING && now.isAfter(deadline);
    if (over() || shorter || passed || end.equals(endsAt)) {
      return Optional.empty();
    }
    endsAt = end;
    if (startedAt != null) {
      reckonDeadline();
    }
    return Optional.of(event(EventKind.MOVE, 0, end.toString(), now));
  }

  /**
   * @throws SittingRefused when the clock is not running
   */
  AnswerEvent pause(Instant moment) {
    Instant now = moment.truncatedTo(ChronoUnit.MILLIS);
    if (state != SittingState.RUNNING || now.isAfter(deadline)) {
      throw new SittingRefused("sitting.state");
    }
    become(SittingState.PAUSED);
    pausedAt = now;
    return event(EventKind.PAUSE, 0, "", now);
  }

  /**
   * @throws SittingRefused when it was not paused
   */
  AnswerEvent resume(Instant moment) {
    Instant now = moment.truncatedTo(ChronoUnit.MILLIS);
    if (state != SittingState.PAUSED) {
      throw new SittingRefused("sitting.state");
    }
    become(SittingState.RUNNING);
    // Rounded up: a pause never costs the candidate a part of a second.
    pausedSeconds += (Duration.between(pausedAt, now).toMillis() + 999) / 1_000;
    pausedAt = null;
    reckonDeadline();
    return event(EventKind.RESUME, 0, "", now);
  }

  /** A sentence of the invigilator that the candidate's page shows at once. */
  AnswerEvent warn(String text, Instant now) {
    mustBeOpen();
    notice = cut(text, 400);
    noticeNumber++;
    return event(EventKind.WARN, 0, notice, now);
  }

  /**
   * Ends the sitting; the last event it will ever have.
   *
   * @throws SittingRefused when it never began or is closed already
   */
  AnswerEvent close(SubmittedBy by, Instant moment) {
    Instant now = moment.truncatedTo(ChronoUnit.MILLIS);
    if (state == SittingState.PAUSED) {
      pausedAt = null;
    }
    become(SittingState.CLOSED);
    submittedAt = now.isAfter(deadline) && by != SubmittedBy.INVIGILATOR ? deadline : now;
    submittedBy = by;
    return event(EventKind.CLOSE, 0, by.name(), now);
  }

  /** The candidate never came. */
  void markAbsent() {
    become(SittingState.ABSENT);
  }

  /** Whether time, and the grace for what is still on its way, are over. */
  boolean due(Instant now, Duration grace) {
    return state == SittingState.RUNNING && now.isAfter(deadline.plus(grace));
  }

  /** Whether it was paused and nobody resumed it for so long after the session's end. */
  boolean forgotten(Instant now, Duration after) {
    return state == SittingState.PAUSED && now.isAfter(endsAt.plus(after));
  }

  boolean over() {
    return state == SittingState.CLOSED || state == SittingState.ABSENT;
  }

  private void mustBeOpen() {
    if (over()) {
      throw new SittingRefused("sitting.closed");
    }
  }

  private void become(SittingState next) {
    if (!state.next().contains(next)) {
      throw new SittingRefused("sitting.state");
    }
    state = next;
  }

  private void reckonDeadline() {
    Instant end = startedAt.plus(Duration.ofMinutes(minutes));
    deadline =
        (end.isAfter(endsAt) ? endsAt : end)
            .plusSeconds(minutes * 60L * extraPercent / 100)
            .plus(Duration.ofMinutes(extraMinutes))
            .plusSeconds(pausedSeconds);
  }

  private AnswerEvent event(EventKind kind, int question, String content, Instant now) {
    return append(epoch, 0, kind, question, content, now, now, EventVerdict.COUNTS);
  }

  private AnswerEvent append(
      int byEpoch,
      int journalSeq,
      EventKind kind,
      int question,
      String content,
      Instant made,
      Instant now,
      EventVerdict verdict) {
    AnswerEvent event =
        new AnswerEvent(
            id,
            lastSeq + 1,
            lastHash,
            byEpoch,
            journalSeq,
            kind,
            question,
            content,
            made,
            now,
            verdict);
    lastSeq++;
    lastHash = event.hash();
    return event;
  }

  /** The device that had the sitting until now, to be kept when another one opens it. */
  FencedDevice device() {
    return new FencedDevice(id, epoch, tokenHash, anchor, journal(), address, agent);
  }

  Journal journal() {
    return new Journal(epoch, clientSeq, clientHash, clientAt);
  }

  private void moveTo(Journal journal) {
    clientSeq = journal.seq();
    clientHash = journal.hash();
    clientAt = journal.at();
  }

  private static String cut(String text, int most) {
    String given = text == null ? "" : text;
    return given.length() > most ? given.substring(0, most) : given;
  }

  /** For stores that give their rows numbers themselves. */
  void number(long number) {
    id = number;
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

  String session() {
    return session;
  }

  long enrolmentId() {
    return enrolmentId;
  }

  String person() {
    return person;
  }

  String personName() {
    return personName;
  }

  int seat() {
    return seat;
  }

  String paper() {
    return paper;
  }

  int questionCount() {
    return questionCount;
  }

  int minutes() {
    return minutes;
  }

  SittingState state() {
    return state;
  }

  Instant startedAt() {
    return startedAt;
  }

  Instant endsAt() {
    return endsAt;
  }

  Instant deadline() {
    return deadline;
  }

  Instant pausedAt() {
    return pausedAt;
  }

  int epoch() {
    return epoch;
  }

  String tokenHash() {
    return tokenHash;
  }

  String anchor() {
    return anchor;
  }

  int lastSeq() {
    return lastSeq;
  }

  String lastHash() {
    return lastHash;
  }

  /** One character for each question: 1 answered, 0 not. */
  String answered() {
    return answered;
  }

  Instant lastSaveAt() {
    return lastSaveAt;
  }

  int facts() {
    return facts;
  }

  int late() {
    return late;
  }

  String address() {
    return address;
  }

  String notice() {
    return notice;
  }

  int noticeNumber() {
    return noticeNumber;
  }

  Instant submittedAt() {
    return submittedAt;
  }

  SubmittedBy submittedBy() {
    return submittedBy;
  }
}
