package cn.shenhe.portal.exambank.sitting;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * A candidate's side of a sitting. Opening needs the signed-in candidate; everything after it needs
 * only the secret that the opening device got, so that a session of the portal that ends in the
 * middle of an exam costs nobody an answer.
 *
 * <p>{@code receivedAt} is always the moment the request came in, so that a slow server takes no
 * time from anybody.
 */
@Stateless
public class Sittings {

  private static final int BATCH = 200;

  @Inject SittingDesk desk;
  @Inject SittingRows rows;
  @Inject SheetShelf shelf;
  @Inject SittingRepository repository;
  @Inject SessionRepository sessions;
  @Inject SittingBoard board;
  @Inject InstantSource clock;

  @Inject
  @ConfigProperty(name = "portal.exam.paused.limit", defaultValue = "PT12H")
  Duration pausedLimit;

  /**
   * Opens a sitting on a device, for the first time or again, and fences the devices before.
   *
   * @param person public id of the caller's account
   * @throws UnknownSitting when it is not the caller's
   * @throws SittingRefused outside the session's time, network or browser, or when it is over
   */
  @RolesAllowed({
    "RESIDENT",
    "ENTERPRISE_OFFICER",
    "SCHOOL",
    "EDITOR",
    "EXAMINER",
    "INVIGILATOR",
    "DUTY_OFFICER",
    "ADMINISTRATOR"
  })
  public OpenedSitting open(
      String publicId, String person, DeviceFacts device, Instant receivedAt) {
    SittingRows.Door door = rows.door(publicId);
    Sitting sitting = desk.current(door.sitting(), receivedAt);
    Entrance entrance = door.entrance();
    if (!Networks.contain(entrance.networks(), device.address())) {
      throw new SittingRefused("sitting.network-forbidden");
    }
    if (!entrance.browserKeys().isEmpty() && !device.proves(entrance.browserKeys())) {
      throw new SittingRefused("sitting.browser-forbidden");
    }
    if (sitting.state() == SittingState.PREPARED) {
      entrance.mayBegin(receivedAt);
    }
    SittingDesk.Opened opened = desk.open(sitting, person, device, receivedAt);
    return new OpenedSitting(
        publicId,
        opened.token(),
        sitting.epoch(),
        sitting.anchor(),
        sitting.state(),
        sitting.startedAt(),
        sitting.deadline(),
        desk.grace().toSeconds(),
        sitting.questionCount(),
        opened.answers().values(),
        opened.answers().flagged(),
        opened.answers().lastQuestion(),
        sitting.lastSeq(),
        sitting.notice(),
        sitting.noticeNumber(),
        sitting.personName(),
        sitting.seat());
  }

  /**
   * The sheet as gzip of JSON; holds no key.
   *
   * @throws UnknownSitting when the secret does not fit or the paper is not there
   */
  @PermitAll
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public byte[] sheet(String publicId, String token, Instant receivedAt) {
    String paper =
        rows.paper(publicId, JournalEntry.sha256(token)).orElseThrow(UnknownSitting::new);
    return shelf.sheet(paper).or(() -> rows.sheet(paper)).orElseThrow(UnknownSitting::new);
  }

  /**
   * Takes lines of the device's journal; what the receipt acknowledges is stored for good. Many at
   * once go through {@link SittingLanes}.
   *
   * @throws UnknownSitting when the secret does not fit
   */
  @PermitAll
  public SaveReceipt save(SaveCall call) {
    SaveReceipt receipt =
        desk.save(call.publicId(), call.token(), call.entries(), call.receivedAt());
    if (!receipt.fenced()) {
      board.seen(call.publicId(), call.receivedAt());
    }
    return receipt;
  }

  /**
   * The same for several devices in one transaction, all or none.
   *
   * @return a receipt for each call in order; empty where it has to be taken by {@link #save}
   */
  @PermitAll
  @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
  public List<Optional<SaveReceipt>> saveTogether(List<SaveCall> calls) {
    List<Optional<SaveReceipt>> receipts = desk.saveTogether(calls);
    for (int i = 0; i < calls.size(); i++) {
      if (receipts.get(i).isPresent()) {
        board.seen(calls.get(i).publicId(), calls.get(i).receivedAt());
      }
    }
    return receipts;
  }

  /**
   * Hands in, once and for good. Many at once go through {@link SittingLanes}.
   *
   * @throws UnknownSitting when the secret does not fit
   */
  @PermitAll
  public HandInReceipt handIn(HandInCall call) {
    return desk.handIn(call);
  }

  /**
   * The same for several devices in one transaction, all or none.
   *
   * @return a receipt for each call in order; empty where it has to be handed in by {@link #handIn}
   */
  @PermitAll
  @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
  public List<Optional<HandInReceipt>> handInTogether(List<HandInCall> calls) {
    return desk.handInTogether(calls);
  }

  /**
   * The answers as they stand, for a device that was told another one delivered some.
   *
   * @throws UnknownSitting when the secret does not fit
   */
  @PermitAll
  public Standing standing(String publicId, String token, Instant receivedAt) {
    AnswersSoFar answers = desk.answers(publicId, token, receivedAt);
    return new Standing(answers.values(), answers.flagged());
  }

  /**
   * What a waiting page should know; cheap, at most half a second old.
   *
   * @return empty when the sitting is not open, or was closed some minutes ago
   */
  @PermitAll
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public Optional<Pulse> pulse(String publicId, String token, Instant receivedAt) {
    Optional<Pulse> pulse = board.pulse(publicId, receivedAt);
    pulse
        .filter(p -> JournalEntry.sha256(token).equals(p.tokenHash()))
        .ifPresent(p -> board.seen(publicId, receivedAt));
    return pulse;
  }

  /**
   * Sittings whose time is over, and those nobody began or resumed; each to be ended by {@link
   * #end}.
   */
  @RolesAllowed("SYSTEM")
  public List<String> due() {
    Instant now = clock.instant();
    List<String> due = repository.overdue(now.minus(desk.grace()), BATCH);
    if (due.isEmpty()) {
      due = repository.neverBegun(now, BATCH);
    }
    return due.isEmpty() ? repository.neverResumed(now.minus(pausedLimit), BATCH) : due;
  }

  /** Ends one sitting whose time is over; in a transaction of its own. */
  @RolesAllowed("SYSTEM")
  @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
  public void end(String publicId) {
    Instant now = clock.instant();
    Sitting sitting = desk.current(publicId, now);
    if (sitting.state() == SittingState.PREPARED && now.isAfter(sitting.endsAt())) {
      desk.markAbsent(sitting);
    } else if (sitting.forgotten(now, pausedLimit)) {
      desk.end(sitting, SubmittedBy.DEADLINE, now);
    }
  }

  /**
   * Everything kept about a sitting.
   *
   * @throws UnknownSitting when there is none
   */
  @RolesAllowed({"EXAMINER", "ADMINISTRATOR", "SYSTEM"})
  public SittingArchive archive(String publicId) {
    Sitting s = repository.find(publicId).orElseThrow(UnknownSitting::new);
    List<AnswerEvent> events = repository.events(s);
    List<Incident> incidents = sessions.incidentsOf(s.id());
    List<Incident> ofSession = sessions.sessionIncidents(s.sessionId());
    return new SittingArchive(
        s.publicId(),
        sessions.byId(s.sessionId()).orElseThrow(UnknownSitting::new).row(),
        s.person(),
        s.personName(),
        s.seat(),
        s.paper(),
        s.state(),
        s.startedAt(),
        s.deadline(),
        s.submittedAt(),
        s.submittedBy(),
        s.state() == SittingState.CLOSED ? AnswersSoFar.of(events).ofClosed(s) : null,
        events.stream().map(Sittings::told).toList(),
        reports(incidents),
        reports(ofSession),
        IncidentChain.whole(sessions.incidentLog(s.id()), incidents)
            && IncidentChain.whole(sessions.sessionIncidentLog(s.sessionId()), ofSession),
        intact(s, events),
        s.lastHash());
  }

  private static List<SittingArchive.Report> reports(List<Incident> incidents) {
    return incidents.stream()
        .map(
            i -> new SittingArchive.Report(i.kind().name(), i.text(), i.byPerson(), i.happenedAt()))
        .toList();
  }

  private static SittingArchive.Event told(AnswerEvent e) {
    return new SittingArchive.Event(
        e.seq(),
        e.epoch(),
        e.clientSeq(),
        e.kind(),
        e.question(),
        e.content(),
        e.madeAt(),
        e.receivedAt(),
        e.verdict(),
        e.hash());
  }

  /** Whether these are the events as they were written, none left out and none put in. */
  static boolean intact(Sitting sitting, List<AnswerEvent> events) {
    String before = sitting.publicId();
    int seq = 0;
    for (AnswerEvent event : events) {
      if (event.seq() != ++seq || !event.hashAfter(before).equals(event.hash())) {
        return false;
      }
      before = event.hash();
    }
    return before.equals(sitting.lastHash());
  }
}
