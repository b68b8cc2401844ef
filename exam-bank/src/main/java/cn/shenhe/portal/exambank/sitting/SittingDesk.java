package cn.shenhe.portal.exambank.sitting;

import cn.shenhe.portal.exambank.OnBehalf;
import cn.shenhe.portal.exambank.PublicId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * What may be done to a sitting, each call within one transaction of its caller. Every call first
 * ends a sitting whose time is over: nobody has to wait for the job that does it.
 */
@ApplicationScoped
class SittingDesk {

  /**
   * What a device gets when it opens a sitting.
   *
   * @param token secret of this device, worth as much as the sitting itself
   */
  record Opened(Sitting sitting, String token, AnswersSoFar answers) {}

  private SittingStore store;
  private Duration grace;

  protected SittingDesk() {}

  @Inject
  SittingDesk(
      SittingRows store,
      @ConfigProperty(name = "portal.exam.grace", defaultValue = "PT2M") Duration grace) {
    this((SittingStore) store, grace);
  }

  SittingDesk(SittingStore store, Duration grace) {
    this.store = store;
    this.grace = grace;
  }

  /** Time after the deadline in which answers written down before it are still taken. */
  Duration grace() {
    return grace;
  }

  /**
   * Opens the sitting on a device and fences the devices before.
   *
   * @throws UnknownSitting when it is not this person's
   * @throws SittingRefused when it is over
   */
  Opened open(String publicId, String person, DeviceFacts device, Instant now) {
    return open(current(publicId, now), person, device, now);
  }

  /** The same for a sitting that is locked already. */
  Opened open(Sitting sitting, String person, DeviceFacts device, Instant now) {
    if (!sitting.person().equals(person)) {
      throw new UnknownSitting();
    }
    if (sitting.epoch() > 0 && !sitting.over()) {
      store.keep(sitting.device());
    }
    String token = (sitting.epoch() + 1) + "." + PublicId.fresh();
    boolean blank = sitting.lastSeq() == 0;
    append(
        sitting,
        sitting.open(
            JournalEntry.sha256(token),
            PublicId.fresh().value(),
            device.address(),
            device.agent(),
            now));
    return new Opened(sitting, token, AnswersSoFar.of(blank ? List.of() : store.events(sitting)));
  }

  /**
   * Takes lines of a device's journal.
   *
   * @throws UnknownSitting when there is none with this secret
   */
  SaveReceipt save(String publicId, String token, List<JournalEntry> entries, Instant now) {
    Sitting sitting = current(publicId, now);
    String hash = JournalEntry.sha256(token);
    Optional<FencedDevice> fenced = fenced(sitting, hash);
    Intake intake = take(sitting, fenced, entries, now);
    return receipt(sitting, intake, fenced.isPresent());
  }

  private static SaveReceipt receipt(Sitting sitting, Intake intake, boolean fenced) {
    return new SaveReceipt(
        intake.journal().seq(),
        intake.journal().hash(),
        sitting.lastSeq(),
        sitting.state(),
        fenced,
        intake.refusal(),
        sitting.deadline());
  }

  /**
   * Takes lines of several devices: of each sitting that nobody is changing just now, whose time is
   * not over, from the device that has it open.
   *
   * @return a receipt for each call in order; empty where it has to be taken alone
   */
  List<Optional<SaveReceipt>> saveTogether(List<SaveCall> calls) {
    Map<String, Sitting> free = free(calls.stream().map(SaveCall::publicId).toList());
    Map<Sitting, List<AnswerEvent>> happened = new LinkedHashMap<>();
    List<Optional<SaveReceipt>> receipts = new ArrayList<>();
    for (SaveCall call : calls) {
      // Removed: a second call for the same sitting has to wait for the first.
      Sitting sitting = free.remove(call.publicId());
      if (!mayShare(sitting, call.token(), call.receivedAt())) {
        receipts.add(Optional.empty());
        continue;
      }
      Intake intake = takeOwn(sitting, call.entries(), call.receivedAt());
      if (!intake.events().isEmpty()) {
        happened.put(sitting, intake.events());
      }
      receipts.add(Optional.of(receipt(sitting, intake, false)));
    }
    store.recordAll(happened);
    return receipts;
  }

  private Map<String, Sitting> free(List<String> publicIds) {
    Map<String, Sitting> free = new HashMap<>();
    store
        .lockedIfFree(publicIds.stream().distinct().toList())
        .forEach(sitting -> free.put(sitting.publicId(), sitting));
    return free;
  }

  private boolean mayShare(Sitting sitting, String token, Instant receivedAt) {
    return sitting != null
        && !sitting.due(receivedAt, grace)
        && same(JournalEntry.sha256(token), sitting.tokenHash());
  }

  private Intake takeOwn(Sitting sitting, List<JournalEntry> entries, Instant now) {
    return sitting.take(sitting.journal(), entries, now, grace, (kind, question) -> 0);
  }

  private Intake take(
      Sitting sitting, Optional<FencedDevice> fenced, List<JournalEntry> entries, Instant now) {
    Intake intake;
    if (fenced.isEmpty()) {
      intake = takeOwn(sitting, entries, now);
    } else {
      AnswersSoFar answers = AnswersSoFar.of(store.events(sitting));
      intake = sitting.take(fenced.get().journal(), entries, now, grace, answers::epochOf);
      fenced.get().moveTo(intake.journal());
      store.moved(fenced.get());
    }
    if (!intake.events().isEmpty()) {
      store.record(sitting, intake.events());
    }
    return intake;
  }

  private Optional<FencedDevice> fenced(Sitting sitting, String hash) {
    if (same(hash, sitting.tokenHash())) {
      return Optional.empty();
    }
    return Optional.of(store.fenced(sitting, hash).orElseThrow(UnknownSitting::new));
  }

  private static boolean same(String hash, String expected) {
    return expected != null
        && MessageDigest.isEqual(
            hash.getBytes(StandardCharsets.US_ASCII), expected.getBytes(StandardCharsets.US_ASCII));
  }

  /**
   * Takes what is left of the journal and hands in, both or neither. Asked again it answers the
   * same.
   *
   * @throws UnknownSitting when there is none with this secret
   */
  HandInReceipt handIn(HandInCall call) {
    Sitting sitting = current(call.publicId(), call.receivedAt());
    Optional<FencedDevice> fenced = fenced(sitting, JournalEntry.sha256(call.token()));
    if (sitting.over()) {
      return receipt(sitting, null, 0);
    }
    Intake intake = take(sitting, fenced, call.entries(), call.receivedAt());
    String refusal = fenced.isPresent() ? "sitting.fenced" : refusal(sitting, intake, call);
    if (refusal == null) {
      end(sitting, handedInBy(sitting, call), call.receivedAt());
    }
    return receipt(sitting, refusal, intake.journal().seq());
  }

  private static String refusal(Sitting sitting, Intake intake, HandInCall call) {
    if (sitting.state() == SittingState.PAUSED) {
      return "sitting.paused";
    } else if (call.timeUp() && early(sitting, call)) {
      return "sitting.not-yet";
    } else if (intake.refusal() == null && intake.journal().seq() < call.lastSeq()) {
      return "sitting.gap";
    }
    // Lines made after the deadline never count; what was made before it is in.
    return "sitting.over".equals(intake.refusal()) ? null : intake.refusal();
  }

  private static boolean early(Sitting sitting, HandInCall call) {
    return !call.receivedAt().isAfter(sitting.deadline());
  }

  private static SubmittedBy handedInBy(Sitting sitting, HandInCall call) {
    return early(sitting, call) ? SubmittedBy.CANDIDATE : SubmittedBy.DEADLINE;
  }

  /**
   * Hands in several sittings, each on the terms of {@link #saveTogether}.
   *
   * @return a receipt for each call in order; empty where it has to be handed in alone
   */
  List<Optional<HandInReceipt>> handInTogether(List<HandInCall> calls) {
    Map<String, Sitting> free = free(calls.stream().map(HandInCall::publicId).toList());
    Map<Sitting, List<AnswerEvent>> happened = new LinkedHashMap<>();
    List<Sitting> ended = new ArrayList<>();
    List<Optional<HandInReceipt>> receipts = new ArrayList<>();
    for (HandInCall call : calls) {
      Sitting sitting = free.remove(call.publicId());
      if (!mayShare(sitting, call.token(), call.receivedAt())) {
        receipts.add(Optional.empty());
        continue;
      }
      if (sitting.over()) {
        receipts.add(Optional.of(receipt(sitting, null, 0)));
        continue;
      }
      Intake intake = takeOwn(sitting, call.entries(), call.receivedAt());
      List<AnswerEvent> events = new ArrayList<>(intake.events());
      String refusal = refusal(sitting, intake, call);
      if (refusal == null) {
        events.add(sitting.close(handedInBy(sitting, call), call.receivedAt()));
        ended.add(sitting);
      }
      if (!events.isEmpty()) {
        happened.put(sitting, events);
      }
      receipts.add(Optional.of(receipt(sitting, refusal, intake.journal().seq())));
    }
    store.recordAll(happened);
    ended.forEach(sitting -> OnBehalf.of(sitting.person(), () -> tell(sitting)));
    return receipts;
  }

  static HandInReceipt receipt(Sitting sitting, String refusal, int acked) {
    return new HandInReceipt(
        sitting.person(),
        sitting.over(),
        refusal,
        acked,
        sitting.deadline(),
        sitting.submittedAt(),
        sitting.submittedBy(),
        (int) sitting.answered().chars().filter(c -> c == '1').count(),
        sitting.questionCount(),
        sitting.lastHash().substring(0, 12));
  }

  /** The answers as they stand, for a device that has the sitting open. */
  AnswersSoFar answers(String publicId, String token, Instant now) {
    Sitting sitting = current(publicId, now);
    fenced(sitting, JournalEntry.sha256(token));
    return AnswersSoFar.of(store.events(sitting));
  }

  /** The sitting, ended when its time is over; locked. */
  Sitting current(String publicId, Instant now) {
    return current(store.locked(publicId).orElseThrow(UnknownSitting::new), now);
  }

  /** The same for a sitting that is locked already. */
  Sitting current(Sitting sitting, Instant now) {
    if (sitting.due(now, grace)) {
      end(sitting, SubmittedBy.DEADLINE, now);
    }
    return sitting;
  }

  void append(Sitting sitting, AnswerEvent event) {
    store.record(sitting, List.of(event));
  }

  /** The candidate never came. */
  void markAbsent(Sitting sitting) {
    sitting.markAbsent();
    store.record(sitting, List.of());
  }

  void end(Sitting sitting, SubmittedBy by, Instant now) {
    append(sitting, sitting.close(by, now));
    tell(sitting);
  }

  private void tell(Sitting sitting) {
    store.closed(sitting, AnswersSoFar.of(store.events(sitting)).ofClosed(sitting));
  }
}
