package cn.shenhe.portal.training.statement;

import cn.shenhe.portal.exambank.certificate.CertificateIssued;
import cn.shenhe.portal.exambank.grading.ResultSettled;
import cn.shenhe.portal.exambank.paper.PracticeHandedIn;
import cn.shenhe.portal.training.booking.VisitAttended;
import cn.shenhe.portal.training.hours.HoursCredited;
import cn.shenhe.portal.training.person.Pseudonyms;
import cn.shenhe.portal.training.play.PackageFinished;
import cn.shenhe.portal.training.play.PackageLaunched;
import cn.shenhe.portal.training.programme.ClassTaught;
import cn.shenhe.portal.training.programme.EnrolmentMoved;
import cn.shenhe.portal.training.programme.TaughtResult;
import cn.shenhe.portal.training.roster.ClassAttended;
import cn.shenhe.portal.training.roster.ClassResult;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Hears what people did and writes it into the outbox, in the transaction in which it was done.
 * Writes nothing while no store is configured.
 */
@ApplicationScoped
class StatementWriter {

  private static final int ACTOR_LENGTH = 32;
  private static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");
  private static final String LESSON = "lesson:";

  @Inject StatementRepository outbox;
  @Inject StoreSettings store;
  @Inject Pseudonyms pseudonyms;
  @Inject InstantSource clock;

  @Inject
  @ConfigProperty(name = "portal.public.url", defaultValue = "http://localhost:8080")
  String publicUrl;

  void learned(@Observes HoursCredited event) {
    if (store.configured() && event.finished()) {
      int year = event.at().atZone(BEIJING).getYear();
      String key = "piece/" + event.person() + "/" + event.piece() + "/" + year;
      keep(
          text(key, event.person(), "completed", event.at())
              .about(address(event.piece()), "lesson", event.title())
              .result(Duration.ofSeconds(event.creditedSeconds()), null, null));
    }
  }

  private String address(String piece) {
    return piece.startsWith(LESSON)
        ? publicUrl + "/courseware/lesson?slug=" + piece.substring(LESSON.length())
        : publicUrl + "/pieces/" + piece.replace(':', '/');
  }

  void launched(@Observes PackageLaunched event) {
    if (store.configured()) {
      String key = "package/" + event.attempt() + "/launched/" + event.at().toEpochMilli();
      keep(
          text(key, event.person(), "launched", event.at())
              .about(
                  publicUrl + "/courseware/packages/" + event.packageId(),
                  "lesson",
                  event.title()));
    }
  }

  void practised(@Observes PracticeHandedIn event) {
    if (store.configured() && event.total() > 0) {
      String subject =
          event.subOperation().isEmpty() ? event.category().label() : event.subOperation();
      keep(
          text("practice/" + event.paper(), event.person(), "completed", event.at())
              .about(publicUrl + "/practices/" + event.paper(), "assessment", "练习：" + subject)
              .result(Duration.ZERO, null, Math.round(100f * event.correct() / event.total())));
    }
  }

  /** The number of a certificate opens the public check and stays out of the store. */
  void certified(@Observes CertificateIssued event) {
    if (store.configured()) {
      keep(
          text("certificate/" + event.certificate(), event.person(), "earned", event.at())
              .about(
                  publicUrl + "/certificates/" + event.certificate(),
                  "certificate",
                  event.title()));
    }
  }

  void played(@Observes PackageFinished event) {
    if (store.configured()) {
      Double score = event.scorePercent();
      keep(
          text("package/" + event.attempt(), event.person(), "completed", event.at())
              .about(
                  publicUrl + "/courseware/packages/" + event.packageId(), "lesson", event.title())
              .result(
                  Duration.ZERO,
                  null,
                  score == null ? null : Integer.valueOf((int) Math.round(score))));
    }
  }

  void enrolled(@Observes EnrolmentMoved event) {
    if (store.configured()) {
      String verb = event.completed() ? "completed" : "registered";
      StatementText text =
          text("enrolment/" + event.enrolment() + "/" + verb, event.person(), verb, event.at())
              .about(
                  publicUrl + "/programme/programme?code=" + event.code(), "course", event.title());
      keep(event.completed() ? text.result(Duration.ZERO, true, null) : text);
    }
  }

  /** A class that was taken back is voided for each who was said to have been there. */
  void attended(@Observes ClassAttended event) {
    if (!store.configured()) {
      return;
    }
    String key = "class/" + event.training() + "/" + event.person();
    if (event.cancelled()) {
      String taken = StatementText.id(key);
      keep(text(key + "/voided", event.person(), "voided", clock.instant()).voids(taken));
    } else {
      Boolean success =
          event.result() == ClassResult.NOT_EXAMINED
              ? null
              : Boolean.valueOf(event.result() == ClassResult.PASSED);
      keep(
          text(key, event.person(), "attended", event.endedAt())
              .about(publicUrl + "/classes/" + event.training(), "meeting", event.title())
              .result(Duration.ofMinutes(event.minutes()), success, event.score()));
    }
  }

  /** A class that was taken back is voided. */
  void taught(@Observes ClassTaught event) {
    if (!store.configured()) {
      return;
    }
    String key = "taught/" + event.taught();
    if (event.cancelled()) {
      keep(
          text(key + "/voided", event.person(), "voided", clock.instant())
              .voids(StatementText.id(key)));
    } else {
      Boolean success =
          event.result() == TaughtResult.NOT_EXAMINED
              ? null
              : Boolean.valueOf(event.result() == TaughtResult.PASSED);
      keep(
          text(key, event.person(), "attended", event.endedAt())
              .about(publicUrl + "/classes/" + event.taught(), "meeting", event.title())
              .result(Duration.ofMinutes(event.minutes()), success, null));
    }
  }

  void visited(@Observes VisitAttended event) {
    if (store.configured()) {
      keep(
          text("visit/" + event.booking(), event.person(), "attended", event.startedAt())
              .about(
                  publicUrl + "/bookings/" + event.booking(),
                  "meeting",
                  event.base() + "：" + event.programme())
              .result(Duration.ofMinutes(event.minutes()), null, null));
    }
  }

  /** A result may change; each outcome is told once. */
  void examined(@Observes ResultSettled event) {
    if (store.configured()) {
      String verb = event.passed() ? "passed" : "failed";
      keep(
          text("result/" + event.result() + "/" + verb, event.person(), verb, clock.instant())
              .about(publicUrl + "/exams/" + event.result(), "assessment", event.title())
              .result(Duration.ZERO, event.passed(), null));
    }
  }

  private StatementText text(String key, String person, String verb, Instant at) {
    String actor = pseudonyms.of(person).substring(0, ACTOR_LENGTH);
    return StatementText.of(key, publicUrl, actor, verb, at);
  }

  private void keep(StatementText text) {
    if (outbox.statement(text.id()).isEmpty()) {
      outbox.add(new LearningStatement(text.id(), text.json(), clock.instant()));
    }
  }
}
