package cn.shenhe.portal.exambank.sitting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import cn.shenhe.portal.exambank.testing.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What invigilators do to several candidates, and the log of it. */
class InvigilationTest {

  private static final Instant NOW = Instant.parse("2026-11-23T00:00:00Z");
  private static final DeviceFacts DEVICE = new DeviceFacts("127.0.0.1", "test", List.of());
  private static final int MINUTES = 60;

  private final TestDatabase database = new TestDatabase().as("examiner");
  private final SessionRepository repository = database.bean(SessionRepository.class);
  private final SittingDesk desk =
      new SittingDesk(database.bean(SittingRows.class), Duration.ofMinutes(2));
  private final Invigilation invigilation =
      database.given(SittingDesk.class, desk).bean(Invigilation.class);
  private String session;
  private String first;
  private String second;
  private String third;

  @BeforeEach
  void threeSit() {
    session =
        database.in(
            () -> {
              ExamSession made =
                  new ExamSession(
                      SessionRevisedTest.plan(NOW, NOW.plus(Duration.ofHours(5))), false, NOW);
              made.open();
              repository.add(made);
              repository.flush();
              return made.publicId();
            });
    first = aSitting("张三", "甲单位", 1);
    second = aSitting("李四", "乙单位", 2);
    third = aSitting("王五", "甲单位", 3);
  }

  @AfterEach
  void close() {
    database.close();
  }

  private String aSitting(String person, String group, int seat) {
    String id =
        database.in(
            () -> {
              ExamSession made = repository.find(session).orElseThrow();
              Enrolment place =
                  new Enrolment(made, new Candidacy(person, person, group, null, null), seat, NOW);
              repository.add(place);
              repository.flush();
              repository.add(
                  new SessionPaper(made.id(), "paper" + seat, 100, MINUTES, new byte[] {1}));
              repository.flush();
              database.bean(PaperDesk.class).giveSpare(made, place);
              repository.flush();
              return repository.sittingOf(place.id()).orElseThrow().publicId();
            });
    database.run(() -> desk.open(id, person, DEVICE, NOW));
    return id;
  }

  private Duration time(String sitting) {
    return database.in(
        () -> Duration.between(NOW, database.bean(Sittings.class).archive(sitting).deadline()));
  }

  private List<IncidentRow> log() {
    return database.in(() -> invigilation.incidents(session));
  }

  @Test
  void aGroupGetsPartOfThePapersTimeAndMinutesAreAddedToIt() {
    assertThat(database.in(() -> invigilation.extend(session, List.of(), "甲单位", 25, 0, "视力不便")))
        .isEqualTo(2);
    assertThat(time(first)).isEqualTo(Duration.ofMinutes(75));
    assertThat(time(third)).isEqualTo(Duration.ofMinutes(75));
    assertThat(time(second)).isEqualTo(Duration.ofMinutes(MINUTES));

    assertThat(database.in(() -> invigilation.extend(session, List.of(first), "乙单位", 50, 5, "")))
        .as("who is named counts, not the group")
        .isEqualTo(1);
    assertThat(time(first)).as("the percentage is replaced").isEqualTo(Duration.ofMinutes(95));
    assertThat(time(second)).isEqualTo(Duration.ofMinutes(MINUTES));
    assertThat(database.in(() -> invigilation.extend(session, List.of(), "丙单位", 0, 5, "")))
        .isZero();
    assertThat(database.in(() -> invigilation.extend(session, List.of(), "", 0, 5, "停电")))
        .isEqualTo(3);
    assertThat(time(second)).isEqualTo(Duration.ofMinutes(65));
    assertThatThrownBy(
            () -> database.run(() -> invigilation.extend(session, List.of(), "", 201, 0, "")))
        .isInstanceOf(SittingRefused.class);
  }

  @Test
  void aReportAboutSeveralCandidatesStandsWithEachOfThem() {
    assertThat(
            database.in(
                () -> invigilation.report(session, List.of(first, third), "DISCIPLINE", "交头接耳")))
        .isEqualTo(2);
    Sittings sittings = database.bean(Sittings.class);
    for (String id : List.of(first, third)) {
      assertThat(database.in(() -> sittings.archive(id)).incidents())
          .extracting(SittingArchive.Report::text)
          .containsExactly("交头接耳");
    }
    SittingArchive other = database.in(() -> sittings.archive(second));
    assertThat(other.incidents()).isEmpty();
    assertThat(other.sessionIncidents()).isEmpty();
    assertThatThrownBy(
            () ->
                database.run(() -> invigilation.report(session, List.of("other"), "OTHER", "不在本场")))
        .isInstanceOf(UnknownSitting.class);
  }

  @Test
  void whatIsDoneToAllIsOneLineOfTheLogAndHidesNothing() {
    database.run(() -> invigilation.report(session, List.of(second), "DISCIPLINE", "携带手机"));
    database.tick(1);
    database.run(() -> invigilation.pause(session, List.of(), "停电"));
    database.tick(60);
    database.run(() -> invigilation.resume(session, List.of(), "来电"));
    assertThat(log())
        .extracting(IncidentRow::kind, IncidentRow::seat, IncidentRow::text, IncidentRow::count)
        .containsExactly(
            tuple("RESUME", 0, "来电", 3L),
            tuple("PAUSE", 0, "停电", 3L),
            tuple("DISCIPLINE", 2, "携带手机", 1L));
    assertThat(database.in(() -> database.bean(Sittings.class).archive(third)).incidents())
        .as("each has its own entries")
        .hasSize(2);
  }
}
