package cn.shenhe.portal.training.hours;

import jakarta.annotation.Resource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The caller's own learning: the heartbeats of the page, what was learned, and the evidence. */
@Stateless
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
public class LearningHours {

  /** Spans on a page of evidence. */
  public static final int EVIDENCE_PAGE = 200;

  private static final int MOST = 500;

  /**
   * A piece the caller opened.
   *
   * @param finishedAt null while it does not count as learned
   */
  public record LearnedRow(
      String piece,
      String title,
      long creditedSeconds,
      long lengthSeconds,
      Instant lastAt,
      Instant finishedAt) {

    private LearnedRow finishedAs(LearnedRow earlier) {
      Instant finished = earlier.finishedAt() == null ? finishedAt : earlier.finishedAt();
      return new LearnedRow(piece, title, creditedSeconds, lengthSeconds, lastAt, finished);
    }
  }

  /** A span that was witnessed without a gap, and what of it was credited. */
  public record EvidenceRow(
      String publicId,
      String piece,
      String title,
      Instant startedAt,
      Instant endedAt,
      int beats,
      long creditedSeconds) {}

  /**
   * A page of spans, the newest first.
   *
   * @param total of all pages
   * @param page from 1
   */
  public record EvidencePage(List<EvidenceRow> rows, long total, int page) {

    public int pages() {
      return (int) Math.max(1, (total + EVIDENCE_PAGE - 1) / EVIDENCE_PAGE);
    }
  }

  @Resource SessionContext session;
  @Inject Witness witness;
  @Inject HoursRepository hours;
  @Inject Pieces pieces;

  /**
   * The page of a piece is open; every other page of the caller stops counting.
   *
   * @throws UnknownPiece when there is no such piece
   */
  public LearningState open(String piece) {
    return witness.open(caller(), piece);
  }

  /**
   * The page is still there.
   *
   * @param from seconds from the beginning of a timed piece where playing began since the last
   *     accepted heartbeat; null for texts
   * @throws HoursRefused when the stream was opened elsewhere or the nonce was used
   */
  public LearningState beat(String stream, String nonce, Double from, Double to) {
    return witness.beat(caller(), stream, nonce, from, to);
  }

  /** As {@link #beat}, and the person said that they are there. */
  public LearningState present(String stream, String nonce, Double from, Double to) {
    return witness.answer(caller(), stream, nonce, from, to);
  }

  /**
   * Each piece once, however many years it was learned in: what of it is credited is of the newest
   * of them, and it is finished when it was in any. The piece opened last first; at most 500.
   */
  public List<LearnedRow> learned() {
    Map<String, LearnedRow> each = new LinkedHashMap<>();
    for (LearnedPiece l : hours.learnedBy(caller(), MOST)) {
      each.merge(
          l.piece(),
          new LearnedRow(
              l.piece(),
              l.title(),
              l.creditedMs() / 1000,
              l.lengthMs() / 1000,
              l.lastAt(),
              l.finishedAt()),
          LearnedRow::finishedAs);
    }
    return List.copyOf(each.values());
  }

  /**
   * Where to go on: the piece of a kind opened last that was never finished and that readers may
   * still have.
   *
   * @param kind what stands before the colon of a key
   */
  public Optional<LearnedRow> unfinished(String kind) {
    return learned().stream()
        .filter(row -> row.finishedAt() == null && row.piece().startsWith(kind + ":"))
        .filter(row -> pieces.find(row.piece()).isPresent())
        .findFirst();
  }

  /** The newest span first; at most 500. */
  public List<EvidenceRow> evidence(Instant from, Instant to) {
    return hours.evidenceOf(caller(), from, to, MOST).stream().map(LearningHours::row).toList();
  }

  /**
   * All spans there ever were, page by page.
   *
   * @param page from 1
   */
  public EvidencePage evidence(int page) {
    int number = Math.max(1, page);
    return new EvidencePage(
        hours.evidenceOf(caller(), (number - 1) * EVIDENCE_PAGE, EVIDENCE_PAGE).stream()
            .map(LearningHours::row)
            .toList(),
        hours.countEvidenceOf(caller()),
        number);
  }

  static EvidenceRow row(LearningEvidence span) {
    return new EvidenceRow(
        span.publicId(),
        span.piece(),
        span.title(),
        span.startedAt(),
        span.endedAt(),
        span.beats(),
        span.creditedMs() / 1000);
  }

  /** All that was ever credited, in seconds. */
  public long total() {
    return hours.creditedTo(caller()) / 1000;
  }

  private String caller() {
    return session.getCallerPrincipal().getName();
  }
}
