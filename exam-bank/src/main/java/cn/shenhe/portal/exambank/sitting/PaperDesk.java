package cn.shenhe.portal.exambank.sitting;

import cn.shenhe.portal.exambank.paper.PaperAssembly;
import cn.shenhe.portal.exambank.paper.PaperSheet;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/**
 * Draws the papers of a session ahead of the bell, packs their sheets for the wire and gives each
 * candidate a sitting with one of them. A few papers more are kept for those who enrol late.
 */
@ApplicationScoped
class PaperDesk {

  private static final int SPARE = 10;
  private static final SecureRandom RANDOM = new SecureRandom();

  @Inject PaperAssembly assembly;
  @Inject SessionRepository sessions;

  /**
   * Draws what is missing and gives every candidate a sitting.
   *
   * @return how many sittings were made
   */
  int prepare(ExamSession session, Instant now) {
    List<Enrolment> waiting = sessions.withoutSitting(session.id());
    long missing = waiting.size() + SPARE - sessions.spareCount(session.id());
    if (missing > 0 && (missing > SPARE / 2 || !waiting.isEmpty())) {
      draw(session, (int) Math.min(missing, PaperAssembly.MOST));
    }
    Iterator<SessionPaper> papers = sessions.claim(session.id(), waiting.size()).iterator();
    int made = 0;
    for (Enrolment enrolment : waiting) {
      if (papers.hasNext()) {
        give(session, enrolment, papers.next());
        made++;
      }
    }
    session.prepared(now);
    return made;
  }

  /** Of the papers that were drawn; before that, of those that would be drawn today. */
  Optional<Integer> minutes(ExamSession session) {
    return sessions.paperMinutes(session.id()).or(() -> assembly.minutes(session.blueprint()));
  }

  private void draw(ExamSession session, int count) {
    for (String paper : assembly.prepare(session.blueprint(), count, RANDOM.nextLong())) {
      PaperSheet sheet = assembly.sheet(paper);
      sessions.add(
          new SessionPaper(
              session.id(), paper, sheet.questions(), sheet.minutes(), packed(sheet.json())));
    }
    sessions.flush();
  }

  /** Gives a spare paper to a candidate who enrols late, if there is one. */
  void giveSpare(ExamSession session, Enrolment enrolment) {
    sessions.claim(session.id(), 1).forEach(paper -> give(session, enrolment, paper));
  }

  private void give(ExamSession session, Enrolment enrolment, SessionPaper paper) {
    sessions.add(
        new Sitting(
            session.id(),
            session.publicId(),
            enrolment.id(),
            enrolment.person(),
            enrolment.personName(),
            enrolment.seat(),
            session.endsAt(),
            paper.paper(),
            paper.questions(),
            paper.minutes(),
            enrolment.extraPercent(),
            enrolment.extraMinutes()));
  }

  private static byte[] packed(byte[] json) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream gzip =
        new GZIPOutputStream(bytes) {
          {
            def.setLevel(Deflater.BEST_COMPRESSION);
          }
        }) {
      gzip.write(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
