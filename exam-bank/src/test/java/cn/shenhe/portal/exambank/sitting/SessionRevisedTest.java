package cn.shenhe.portal.exambank.sitting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.shenhe.portal.exambank.question.item.Category;
import cn.shenhe.portal.exambank.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A session that is moved takes the sittings along that were made before. */
class SessionRevisedTest {

  private static final Instant NOW = Instant.parse("2026-11-23T00:00:00Z");
  private static final Instant OPENS = NOW.plus(Duration.ofMinutes(5));
  private static final Instant ENDS = OPENS.plus(Duration.ofHours(3));
  private static final DeviceFacts DEVICE = new DeviceFacts("127.0.0.1", "test", List.of());

  private final TestDatabase database = new TestDatabase().as("examiner");
  private final SessionRepository repository = database.bean(SessionRepository.class);
  private final SittingDesk desk =
      new SittingDesk(database.bean(SittingRows.class), Duration.ofMinutes(2));
  private final ExamSessions sessions =
      database.given(SittingDesk.class, desk).bean(ExamSessions.class);
  private final Sittings sittings = database.bean(Sittings.class);
  private String session;
  private String early;
  private String late;

  static SessionPlan plan(Instant opens, Instant ends) {
    return new SessionPlan(
        "上午场",
        "blueprint",
        Category.SPECIAL_OPERATOR,
        "",
        true,
        "",
        NOW.minus(Duration.ofDays(2)),
        NOW.minus(Duration.ofDays(1)),
        opens,
        opens.plus(Duration.ofMinutes(30)),
        ends,
        500,
        null,
        false,
        List.of(),
        List.of());
  }

  @BeforeEach
  void papersAreDrawn() {
    session =
        database.in(
            () -> {
              ExamSession made = new ExamSession(plan(OPENS, ENDS), false, NOW);
              made.open();
              repository.add(made);
              repository.flush();
              return made.publicId();
            });
    early = aSitting("张三", 1);
    late = aSitting("李四", 2);
  }

  private String aSitting(String person, int seat) {
    return database.in(
        () -> {
          ExamSession made = repository.find(session).orElseThrow();
          Enrolment place =
              new Enrolment(made, new Candidacy(person, person, "", null, null), seat, NOW);
          repository.add(place);
          repository.flush();
          repository.add(new SessionPaper(made.id(), "paper" + seat, 100, 120, new byte[] {1}));
          repository.flush();
          database.bean(PaperDesk.class).giveSpare(made, place);
          repository.flush();
          return repository.sittingOf(place.id()).orElseThrow().publicId();
        });
  }

  private void revise(Instant opens, Instant ends) {
    database.run(() -> sessions.revise(session, plan(opens, ends)));
  }

  private SittingArchive sitting(String id) {
    return database.in(() -> sittings.archive(id));
  }

  private void tickTo(Instant moment) {
    database.tick(Duration.between(sittings.clock.instant(), moment).toSeconds());
  }

  private void endWhatIsDue() {
    for (String due : database.in(sittings::due)) {
      database.run(() -> sittings.end(due));
    }
  }

  @Test
  void nobodyIsAbsentAtTheOldEndOfAPostponedSession() {
    Instant opens = OPENS.plus(Duration.ofDays(1));
    revise(opens, opens.plus(Duration.ofHours(3)));
    tickTo(ENDS.plusSeconds(60));
    endWhatIsDue();
    assertThat(sitting(early).state()).isEqualTo(SittingState.PREPARED);
    assertThat(sitting(early).intact()).isTrue();

    Instant begun = opens.plus(Duration.ofMinutes(90));
    tickTo(begun);
    database.run(() -> desk.open(early, "张三", DEVICE, begun));
    assertThat(sitting(early).deadline()).isEqualTo(opens.plus(Duration.ofHours(3)));
    assertThat(sitting(early).intact()).isTrue();
    tickTo(opens.plus(Duration.ofHours(3)).plusSeconds(300));
    endWhatIsDue();
    endWhatIsDue();
    assertThat(sitting(early).state()).isEqualTo(SittingState.CLOSED);
    assertThat(sitting(late).state()).isEqualTo(SittingState.ABSENT);
  }

  @Test
  void whileItRunsALaterEndGivesTimeAndAnEarlierOneTakesNone() {
    Instant begun = OPENS.plus(Duration.ofMinutes(90));
    tickTo(begun);
    database.run(() -> desk.open(early, "张三", DEVICE, begun));
    assertThat(sitting(early).deadline()).isEqualTo(ENDS);

    revise(OPENS, ENDS.minus(Duration.ofHours(1)));
    assertThat(sitting(early).deadline()).isEqualTo(ENDS);
    database.run(() -> desk.open(late, "李四", DEVICE, begun));
    assertThat(sitting(late).deadline()).isEqualTo(ENDS.minus(Duration.ofHours(1)));

    revise(OPENS, ENDS.plus(Duration.ofMinutes(30)));
    assertThat(sitting(early).deadline()).isEqualTo(ENDS.plus(Duration.ofMinutes(30)));
    assertThat(sitting(late).deadline()).isEqualTo(ENDS.plus(Duration.ofMinutes(30)));
    assertThat(sitting(early).events())
        .extracting(SittingArchive.Event::kind)
        .containsExactly(EventKind.DEVICE, EventKind.MOVE);
    assertThat(sitting(early).intact()).isTrue();
    assertThat(sitting(late).intact()).isTrue();
  }

  @Test
  void aSessionShorterThanItsPaperIsRefused() {
    assertThatThrownBy(() -> revise(OPENS, OPENS.plus(Duration.ofMinutes(119))))
        .isInstanceOf(SittingRefused.class)
        .satisfies(
            refused -> {
              assertThat(((SittingRefused) refused).code()).isEqualTo("sitting.plan.window");
              assertThat(((SittingRefused) refused).arguments()).containsExactly(120, 119L);
            });
    revise(OPENS, OPENS.plus(Duration.ofMinutes(120)));
    assertThat(database.in(() -> sessions.minutes(session))).contains(120);

    database.sql(
        "insert into blueprint (id, public_id, name, category, industry, sub_operation, origin,"
            + " version) values (7, 'long', 'long', 'SPECIAL_OPERATOR', '', '', '', 1)");
    database.sql(
        "insert into blueprint_version (id, public_id, blueprint_id, number, state, note, minutes,"
            + " full_marks, pass_mark, rule_public_id, changed_by, changed_at, version) values"
            + " (8, 'v', 7, 1, 'PUBLISHED', '', 181, 100, 80, '', '',"
            + " timestamp '2026-01-01 00:00:00', 1)");
    SessionPlan of = plan(OPENS, ENDS);
    SessionPlan tooShort =
        new SessionPlan(
            of.title(),
            "long",
            of.category(),
            "",
            true,
            "",
            of.enrolFrom(),
            of.enrolUntil(),
            of.opensAt(),
            of.entryUntil(),
            of.endsAt(),
            5,
            null,
            false,
            List.of(),
            List.of());
    assertThatThrownBy(() -> database.in(() -> sessions.plan(tooShort)))
        .isInstanceOf(SittingRefused.class);
    String planned =
        database.in(
            () -> {
              ExamSession draft = new ExamSession(tooShort, false, NOW);
              repository.add(draft);
              return draft.publicId();
            });
    assertThatThrownBy(() -> database.run(() -> sessions.open(planned)))
        .isInstanceOf(SittingRefused.class)
        .extracting(refused -> ((SittingRefused) refused).code())
        .isEqualTo("sitting.plan.window");
  }

  @Test
  void theDoorOpensHalfAnHourBeforeTheBell() {
    ExamEnrolling enrolling = database.bean(ExamEnrolling.class);
    tickTo(OPENS.minus(Duration.ofMinutes(30)).minusSeconds(1));
    assertThat(database.in(() -> enrolling.mine("张三").get(0)).canEnter()).isFalse();
    tickTo(OPENS.minus(Duration.ofMinutes(30)));
    assertThat(database.in(() -> enrolling.mine("张三").get(0)).canEnter()).isTrue();
    assertThatThrownBy(
            () -> database.in(() -> sittings.open(early, "张三", DEVICE, OPENS.minusMillis(1))))
        .isInstanceOf(SittingRefused.class)
        .satisfies(
            refused -> {
              assertThat(((SittingRefused) refused).code()).isEqualTo("sitting.early");
              assertThat(((SittingRefused) refused).arguments()).containsExactly(OPENS);
            });
  }

  /** The job takes papers while somebody enrols: neither sees that the other has taken one. */
  @Test
  void aPaperThatIsTakenInTheSameMomentIsNotGivenTwice() throws Exception {
    database.run(
        () -> {
          ExamSession made = repository.find(session).orElseThrow();
          repository.add(new SessionPaper(made.id(), "paper-x", 100, 120, new byte[] {1}));
          repository.add(new SessionPaper(made.id(), "paper-y", 100, 120, new byte[] {1}));
        });
    try (Connection other = database.another();
        Statement statement = other.createStatement()) {
      other.setAutoCommit(false);
      statement.executeUpdate("update session_paper set taken = true where paper = 'paper-x'");
      Thread commits =
          new Thread(
              () -> {
                try {
                  Thread.sleep(300);
                  other.commit();
                } catch (InterruptedException | SQLException e) {
                  throw new IllegalStateException(e);
                }
              });
      commits.start();
      assertThat(
              database.in(
                  () ->
                      repository.claim(repository.find(session).orElseThrow().id(), 1).stream()
                          .map(SessionPaper::paper)
                          .toList()))
          .containsExactly("paper-y");
      commits.join();
    }
    assertThat(database.in(() -> repository.claim(repository.find(session).orElseThrow().id(), 5)))
        .isEmpty();
  }

  @Test
  void incidentsOfTheWholeSessionAreKeptWithEachSittingAndAChangeIsFound() {
    Invigilation invigilation = database.bean(Invigilation.class);
    database.run(() -> invigilation.report(session, List.of(), "TECHNICAL", "停电五分钟"));
    database.run(() -> invigilation.report(session, List.of(), "OTHER", "巡考到场"));
    database.run(() -> invigilation.report(session, List.of(early), "DISCIPLINE", "携带手机"));
    assertThat(sitting(early).sessionIncidents())
        .extracting(SittingArchive.Report::text)
        .containsExactly("停电五分钟", "巡考到场");
    assertThat(sitting(late).sessionIncidents()).hasSize(2);
    assertThat(sitting(late).incidents()).isEmpty();
    assertThat(sitting(early).incidentsWhole()).isTrue();
    assertThat(sitting(late).incidentsWhole()).isTrue();

    assertThat(database.sql("delete from incident where text = '巡考到场'")).isEqualTo(1);
    assertThat(sitting(early).incidentsWhole()).isFalse();
    assertThat(sitting(late).incidentsWhole()).isFalse();
  }

  @Test
  void anEditedIncidentOfTheWholeSessionIsFound() {
    Invigilation invigilation = database.bean(Invigilation.class);
    database.run(() -> invigilation.report(session, List.of(), "TECHNICAL", "停电五分钟"));
    assertThat(database.sql("update incident set text = '停电一小时'")).isEqualTo(1);
    assertThat(sitting(late).incidentsWhole()).isFalse();
  }

  @Test
  void oneCandidateIsGivenTimeBeforeThePapersAreDrawn() {
    Invigilation invigilation = database.bean(Invigilation.class);
    String place =
        database.in(
            () -> {
              ExamSession made = repository.find(session).orElseThrow();
              Enrolment late =
                  new Enrolment(made, new Candidacy("王五", "王五", "", null, null), 3, NOW);
              repository.add(late);
              return late.publicId();
            });
    database.run(() -> invigilation.extendPlace(session, place, 25, 10, "书写不便"));
    database.run(
        () -> {
          ExamSession made = repository.find(session).orElseThrow();
          repository.add(new SessionPaper(made.id(), "paper3", 100, 120, new byte[] {1}));
          repository.flush();
          database.bean(PaperDesk.class).giveSpare(made, repository.enrolment(place).orElseThrow());
        });
    Instant begun = OPENS.plusSeconds(60);
    String sitting =
        database.in(
            () ->
                repository
                    .sittingOf(repository.enrolment(place).orElseThrow().id())
                    .orElseThrow()
                    .publicId());
    database.run(() -> desk.open(sitting, "王五", DEVICE, begun));
    assertThat(sitting(sitting).deadline()).isEqualTo(begun.plus(Duration.ofMinutes(160)));
    assertThatThrownBy(() -> database.run(() -> invigilation.extendPlace(session, place, 0, 0, "")))
        .isInstanceOf(SittingRefused.class);
    assertThatThrownBy(
            () -> database.run(() -> invigilation.extendPlace(session, "other", 0, 5, "")))
        .isInstanceOf(UnknownSitting.class);
  }

  @Test
  void whoHasAPlaceInACancelledSessionIsToldWhy() {
    assertThatThrownBy(() -> database.run(() -> sessions.cancel(session, " ")))
        .isInstanceOf(SittingRefused.class);
    database.run(() -> sessions.cancel(session, "考场停电"));
    assertThat(database.acts())
        .filteredOn(SessionCancelled.class::isInstance)
        .extracting(act -> ((SessionCancelled) act).person())
        .containsExactly("张三", "李四");
    MyExam mine = database.in(() -> database.bean(ExamEnrolling.class).mine("张三").get(0));
    assertThat(mine.cancelled()).isTrue();
    assertThat(mine.session().cancelReason()).isEqualTo("考场停电");
  }

  @Test
  void whoHasAPlaceIsToldOfAnotherTimeButNotOfAnotherTitle() {
    SessionPlan plan = plan(OPENS, ENDS);
    database.run(() -> sessions.revise(session, plan));
    assertThat(database.acts()).noneMatch(SessionMoved.class::isInstance);
    ExamEnrolling enrolling = database.bean(ExamEnrolling.class);
    assertThat(database.in(() -> enrolling.mine("张三").get(0)).moved()).isFalse();

    database.tick(60);
    revise(OPENS.plus(Duration.ofHours(1)), ENDS.plus(Duration.ofHours(1)));
    assertThat(database.acts())
        .filteredOn(SessionMoved.class::isInstance)
        .extracting(act -> ((SessionMoved) act).person())
        .containsExactly("张三", "李四");
    SessionMoved told =
        database.acts().stream()
            .filter(SessionMoved.class::isInstance)
            .map(SessionMoved.class::cast)
            .findFirst()
            .orElseThrow();
    assertThat(told.before().opensAt()).isEqualTo(OPENS);
    assertThat(told.now().opensAt()).isEqualTo(OPENS.plus(Duration.ofHours(1)));
    MyExam mine = database.in(() -> enrolling.mine("张三").get(0));
    assertThat(mine.moved()).isTrue();
    assertThat(mine.session().opensAt()).isEqualTo(OPENS.plus(Duration.ofHours(1)));
  }

  @Test
  void aSessionThatWasHeldIsNotCancelled() {
    tickTo(ENDS.plusSeconds(1));
    assertThatThrownBy(() -> database.run(() -> sessions.cancel(session, "考场停电")))
        .isInstanceOf(SittingRefused.class)
        .extracting(refused -> ((SittingRefused) refused).code())
        .isEqualTo("sitting.session.held");
  }

  @Test
  void anEndedSessionStaysAsItWas() {
    assertThatThrownBy(() -> revise(OPENS.minus(Duration.ofDays(1)), NOW.minusSeconds(60)))
        .isInstanceOf(SittingRefused.class)
        .extracting(refused -> ((SittingRefused) refused).code())
        .isEqualTo("sitting.session.end-past");
    tickTo(ENDS.plusSeconds(1));
    assertThatThrownBy(() -> revise(OPENS.plus(Duration.ofDays(1)), ENDS.plus(Duration.ofDays(1))))
        .isInstanceOf(SittingRefused.class)
        .extracting(refused -> ((SittingRefused) refused).code())
        .isEqualTo("sitting.session.ended");
  }
}
