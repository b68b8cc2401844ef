package cn.shenhe.portal.training.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.shenhe.portal.training.TrainingAct;
import cn.shenhe.portal.training.TrainingRefusal;
import cn.shenhe.portal.training.activity.ActivityRefused;
import cn.shenhe.portal.training.activity.Audience;
import cn.shenhe.portal.training.activity.ReportDesk;
import cn.shenhe.portal.training.activity.ReportForm;
import cn.shenhe.portal.training.activity.ReportUnit;
import cn.shenhe.portal.training.activity.Setting;
import cn.shenhe.portal.training.activity.UnitReporting;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * All campaigns of the calendar in 2027 on a real database, with two nodes that run at the same
 * moments, one of which is killed in the midst of an act now and then.
 */
class SimulatedYearTest {

  private static final Instant JANUARY = Instant.parse("2027-01-01T00:00:00Z");
  private static final Instant END = Instant.parse("2028-02-01T00:00:00Z");

  /** Somebody pulled the plug; what was done in the transaction is lost. */
  private static final class Killed extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  private static void holdEverything(CampaignDatabase.Node node) {
    node.run(() -> node.bean(CampaignCalendar.class).loadShipped());
    CampaignCalendar calendar = node.bean(CampaignCalendar.class);
    for (String week : List.of("disaster-week", "emergency-week")) {
      LocalDate first = LocalDate.of(2027, week.startsWith("d") ? 5 : 9, 10);
      node.run(() -> calendar.announce(week, 2027, first, first.plusDays(6), "主题", "通知"));
    }
    for (CalendarDay day : node.in(() -> calendar.days(2027, 1))) {
      node.run(() -> node.bean(Campaigns.class).create(day.code(), 2027, ""));
    }
  }

  /** As {@link CampaignDatabase.Node#runDue}, but the plug may be pulled before a commit. */
  private static void runDue(CampaignDatabase.Node node, CampaignDatabase database, Random plug) {
    CampaignRepository repository = node.bean(CampaignRepository.class);
    for (String act : node.in(() -> repository.due(database.now(), 200))) {
      try {
        node.run(
            () -> {
              node.bean(CampaignStage.class).perform(act, false);
              if (plug != null && plug.nextInt(4) == 0) {
                throw new Killed();
              }
            });
      } catch (Killed e) {
        return;
      }
    }
  }

  @ParameterizedTest
  @EnumSource(CampaignDatabase.Kind.class)
  void twoNodesOfWhichOneDiesNowAndThenDoEveryActOnceAndInOrder(CampaignDatabase.Kind kind)
      throws Exception {
    try (CampaignDatabase database = new CampaignDatabase(kind)) {
      CampaignDatabase.Node setter = database.node();
      database.set(JANUARY);
      holdEverything(setter);
      peopleWhoWaitForIt(database);
      Random random = new Random(11);
      List<Instant> moments = moments(database, random);
      CyclicBarrier together = new CyclicBarrier(2, () -> database.set(moments.remove(0)));
      int rounds = moments.size();
      ExecutorService nodes = Executors.newFixedThreadPool(2);
      List<Future<?>> running = new ArrayList<>();
      for (int i = 0; i < 2; i++) {
        Random plug = i == 0 ? null : new Random(3);
        running.add(
            nodes.submit(
                () -> {
                  CampaignDatabase.Node node = database.node();
                  for (int round = 0; round < rounds; round++) {
                    together.await(2, TimeUnit.MINUTES);
                    runDue(node, database, plug);
                  }
                  return null;
                }));
      }
      for (Future<?> future : running) {
        future.get(5, TimeUnit.MINUTES);
      }
      nodes.shutdown();

      assertThat(database.number("select count(*) from campaign_act where state <> 'DONE'"))
          .isZero();
      assertThat(
              database.number(
                  "select count(*) from campaign_act a join campaign_act b on a.campaign_id ="
                      + " b.campaign_id and a.due_at < b.due_at and a.done_at > b.done_at"))
          .as("acts done before an earlier one")
          .isZero();
      assertThat(database.number("select count(*) from campaign where state <> 'CLOSED'")).isZero();
      assertThat(database.number("select count(*) from campaign where banner is not null"))
          .isZero();
      long openings =
          database.number("select count(*) from campaign_act where kind = 'CONTEST_OPEN'");
      assertThat(openings).isPositive();
      assertThat(database.number("select count(*) from contest where state = 'DRAWN'"))
          .as("contests opened, closed and drawn, one for each act")
          .isEqualTo(openings)
          .isEqualTo(database.number("select count(*) from contest"));
      everybodyGotItOnce(database);
    }
  }

  private static final List<String> LESSONS =
      List.of("worker-rights-and-duties", "cpr-aed", "earthquake-what-to-do", "fire-escape-smoke");

  /**
   * Two subscribers, one with an enterprise; a planned activity of each campaign; a few lessons.
   */
  private static void peopleWhoWaitForIt(CampaignDatabase database) {
    for (int i = 1; i <= 2; i++) {
      database.execute(
          "insert into digest_subscription (id, public_id, token, mail, host, drills, state,"
              + (" asked_at, version) values (-%1$d, 's%1$d', 't%1$d', 'm%1$d', 'host', %2$b,"
                      + " 'ACTIVE', timestamp '2027-01-01 00:00:00', 1)")
                  .formatted(i, i == 1));
    }
    database.execute(
        "insert into activity (id, public_id, campaign, kind, title, summary, organiser, contact,"
            + " street, place, starts_at, ends_at, sign_up_until, capacity, taken, state,"
            + " cancel_reason, sequence, created_at, version) select -c.id, 'a' || c.id,"
            + " c.public_id, 'LECTURE', 'title', '', '', '', 'street', 'place',"
            + " timestamp '2029-01-01 00:00:00', timestamp '2029-01-01 02:00:00',"
            + " timestamp '2029-01-01 00:00:00', 10, 0, 'DRAFT', '', 0,"
            + " timestamp '2027-01-01 00:00:00', 1 from campaign c where c.id in"
            + " (select campaign_id from campaign_act where kind = 'ACTIVITIES')");
    for (String lesson : LESSONS) {
      database.execute("insert into test_lesson values ('" + lesson + "', 0)");
    }
  }

  private static void everybodyGotItOnce(CampaignDatabase database) {
    long digests = database.number("select count(*) from campaign_act where kind = 'DIGEST'");
    long drills = database.number("select count(*) from campaign_act where kind = 'DRILL'");
    assertThat(digests).isPositive();
    assertThat(drills).isPositive();
    assertThat(database.number("select count(*) from test_letter"))
        .as("each digest to both, each drill to the enterprise")
        .isEqualTo(2 * digests + drills)
        .isEqualTo(database.number("select count(distinct letter_key) from test_letter"));
    long planned = database.number("select count(*) from activity");
    assertThat(planned).isPositive();
    assertThat(
            database.number("select count(*) from activity where state = 'OPEN' and version = 2"))
        .as("activities opened, each by one change")
        .isEqualTo(planned);
    assertThat(database.number("select count(*) from test_lesson where published = 1"))
        .isEqualTo(LESSONS.size());
    assertThat(
            database.rows("select outcome from campaign_act where kind = 'FEATURE'").stream()
                .mapToInt(row -> Integer.parseInt(((String) row.get(0)).replaceAll(".*\\|", "")))
                .sum())
        .as("as the ledger says")
        .isEqualTo(LESSONS.size());
  }

  /** A little after each act is due, some moments twice, and a few in between. */
  private static List<Instant> moments(CampaignDatabase database, Random random) {
    List<Instant> moments = new ArrayList<>();
    CampaignDatabase.Node node = database.node();
    for (PlannedAct act : node.in(() -> node.bean(CampaignRepository.class).waiting())) {
      Instant moment = act.dueAt().plusSeconds(random.nextInt(30));
      moments.add(moment);
      // What the killed node left undone is done at the next call.
      moments.add(moment.plusSeconds(30));
    }
    for (int i = 0; i < 8; i++) {
      moments.add(END.plusSeconds(i));
    }
    moments.sort(null);
    return moments;
  }

  @ParameterizedTest
  @EnumSource(CampaignDatabase.Kind.class)
  void afterThreeDaysDownEachActIsCaughtUpOrLeftOutByItsOwnRule(CampaignDatabase.Kind kind) {
    try (CampaignDatabase database = new CampaignDatabase(kind)) {
      CampaignDatabase.Node node = database.node();
      database.set(JANUARY);
      holdEverything(node);
      database.set(Instant.parse("2027-06-15T00:00:00Z"));
      node.runDue();
      database.set(Instant.parse("2027-06-18T00:00:01Z"));
      node.runDue();

      Map<String, String> fate = new HashMap<>();
      for (List<Object> row :
          database.rows(
              "select a.code, a.state from campaign_act a join campaign c on c.id = a.campaign_id"
                  + " join observance o on o.id = c.observance_id where o.code = 'safety-month'")) {
        fate.put((String) row.get(0), (String) row.get(1));
      }
      assertThat(fate)
          .containsEntry("consult", "SKIPPED")
          .containsEntry("consult-end", "DONE")
          .containsEntry("contest-close", "WAITING")
          .containsEntry("close", "WAITING");
      assertThat(
              database.events().stream()
                  .filter(TrainingAct.class::isInstance)
                  .map(event -> ((TrainingAct) event).act()))
          .contains("campaign.act-left-out");
    }
  }

  @ParameterizedTest
  @EnumSource(CampaignDatabase.Kind.class)
  void anActThatFailsKeepsLaterOnesOfItsCampaignWaitingAndIsTriedAgain(CampaignDatabase.Kind kind) {
    try (CampaignDatabase database = new CampaignDatabase(kind)) {
      CampaignDatabase.Node node = database.node();
      database.set(JANUARY);
      holdEverything(node);
      String month =
          (String)
              database
                  .rows(
                      "select c.public_id from campaign c join observance o on o.id ="
                          + " c.observance_id where o.code = 'fire-month'")
                  .get(0)
                  .get(0);
      database.execute(
          "update campaign_act set parameter = 'questions=none' where kind = 'CONTEST_OPEN'");
      Instant due =
          node.in(() -> node.bean(Campaigns.class).detail(month)).acts().stream()
              .filter(act -> act.kind() == ActKind.CONTEST_OPEN)
              .findFirst()
              .orElseThrow()
              .dueAt();
      database.set(due.plusSeconds(5));
      for (int i = 0; i < 3; i++) {
        node.runDue();
      }
      ActRow act = contestOpening(node, month);
      assertThat(act.state()).isEqualTo(ActState.WAITING);
      assertThat(act.attempts()).as("tried again only after a minute").isEqualTo(1);

      database.execute("update campaign_act set parameter = '' where kind = 'CONTEST_OPEN'");
      database.set(due.plus(Duration.ofMinutes(2)));
      node.runDue();
      assertThat(contestOpening(node, month).state()).isEqualTo(ActState.DONE);
    }
  }

  @ParameterizedTest
  @EnumSource(CampaignDatabase.Kind.class)
  void whatWasGivenUpIsDoneAgainOnceAndBothEndsStay(CampaignDatabase.Kind kind) {
    try (CampaignDatabase database = new CampaignDatabase(kind)) {
      CampaignDatabase.Node node = database.node();
      database.set(JANUARY);
      node.run(() -> node.bean(CampaignCalendar.class).loadShipped());
      String month = node.in(() -> node.bean(Campaigns.class).create("fire-month", 2027, ""));
      database.execute(
          "update campaign_act set parameter = 'questions=none' where kind = 'CONTEST_OPEN'");
      for (Instant now = Instant.parse("2027-11-01T01:00:00Z");
          contestOpening(node, month).state() == ActState.WAITING;
          now = now.plus(Duration.ofMinutes(10))) {
        database.set(now);
        node.runDue();
      }
      ActRow failed = contestOpening(node, month);
      assertThat(failed.state()).isEqualTo(ActState.FAILED);
      CampaignStage stage = node.bean(CampaignStage.class);
      assertThatThrownBy(() -> node.run(() -> stage.performAgain(failed.id())))
          .as("what made it fail is still there")
          .isInstanceOf(RuntimeException.class);
      assertThat(contestOpening(node, month)).isEqualTo(failed);

      database.execute("update campaign_act set parameter = '' where kind = 'CONTEST_OPEN'");
      node.run(() -> stage.performAgain(failed.id()));
      ActRow done = contestOpening(node, month);
      assertThat(done.state()).isEqualTo(ActState.DONE);
      assertThat(done.first())
          .isEqualTo(new ActEnd(ActState.FAILED, failed.doneAt(), failed.outcome()));
      assertThatThrownBy(() -> node.run(() -> stage.performAgain(failed.id())))
          .isInstanceOf(CampaignRefused.class);
      assertThat(database.number("select count(*) from contest")).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @EnumSource(CampaignDatabase.Kind.class)
  void theLongestPlanHasRoomForItsReport(CampaignDatabase.Kind kind) {
    try (CampaignDatabase database = new CampaignDatabase(kind)) {
      CampaignDatabase.Node node = database.node();
      database.set(JANUARY);
      node.run(() -> node.bean(CampaignCalendar.class).loadShipped());
      String day = node.in(() -> node.bean(Campaigns.class).create("weather-day", 2027, ""));
      int there = node.in(() -> node.bean(Campaigns.class).detail(day)).acts().size();
      ActDraft longest =
          new ActDraft("OPENING", ActKind.BANNER, "题".repeat(120), "示".repeat(200), JANUARY, null);
      for (int i = there; i < Campaign.MOST_ACTS; i++) {
        node.run(() -> node.bean(CampaignPlanning.class).add(day, longest));
      }
      database.set(END);
      node.runDue();

      CampaignDetail detail = node.in(() -> node.bean(Campaigns.class).detail(day));
      assertThat(detail.acts()).allMatch(act -> act.state() == ActState.DONE);
      assertThat(detail.report())
          .hasSize(Campaign.MOST_ACTS - 1)
          .anyMatch(line -> line.title().equals(longest.title()));
    }
  }

  @ParameterizedTest
  @EnumSource(CampaignDatabase.Kind.class)
  void aTopicTheBankDoesNotHaveIsRefusedWhenItIsWritten(CampaignDatabase.Kind kind) {
    try (CampaignDatabase database = new CampaignDatabase(kind)) {
      CampaignDatabase.Node node = database.node();
      node.run(() -> node.bean(CampaignCalendar.class).loadShipped());
      CampaignPlanning planning = node.bean(CampaignPlanning.class);
      assertThat(node.in(() -> planning.preview("fire-month", 2027)).problems())
          .as("lessons, for the library is empty here, but not the contest")
          .containsExactly(
              new ActProblem(
                  "推荐消防课程",
                  "campaign.lessons|home-fire-first-minutes, highrise-stay-or-go,"
                      + " fire-escape-smoke, fire-extinguisher-choose-use, ebike-parking-charging,"
                      + " corridor-clutter, kitchen-oil-fire, home-electricity"));

      String month = node.in(() -> node.bean(Campaigns.class).create("fire-month", 2027, ""));
      ActRow act = contestOpening(node, month);
      assertThat(act.parameter()).endsWith(";topic=消防");
      ActDraft unknown =
          new ActDraft("OPENING", act.kind(), act.title(), "topic=没有的", act.dueAt(), null);
      assertThatThrownBy(() -> node.run(() -> planning.revise(act.id(), unknown)))
          .isInstanceOfSatisfying(
              TrainingRefusal.class,
              e -> assertThat(ActProblem.line(e)).isEqualTo("contest.stock-topic|没有的|0|10"));
    }
  }

  @ParameterizedTest
  @EnumSource(CampaignDatabase.Kind.class)
  void thePublicReadsWhatHappensWhenAndWhereTheThemeComesFrom(CampaignDatabase.Kind kind) {
    try (CampaignDatabase database = new CampaignDatabase(kind)) {
      CampaignDatabase.Node node = database.node();
      database.set(JANUARY);
      node.run(() -> node.bean(CampaignCalendar.class).loadShipped());
      Campaigns campaigns = node.bean(Campaigns.class);
      String month = node.in(() -> campaigns.create("safety-month", 2026, ""));

      assertThat(node.in(() -> campaigns.programme(month)))
          .extracting(ActRow::title)
          .containsExactly("开放宣传材料", "开放活动报名", "活动开始", "开启安全知识竞赛", "安全宣传咨询日", "知识竞赛截止", "知识竞赛抽奖");
      assertThat(node.in(() -> campaigns.themeSource(month)))
          .hasValueSatisfying(source -> assertThat(source).contains("第25个"));
      node.run(() -> node.bean(CampaignPlanning.class).describe(month, "title", "本区自己的主题"));
      assertThat(node.in(() -> campaigns.themeSource(month))).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(CampaignDatabase.Kind.class)
  void aWeekWhoseDaysAreCorrectedTakesWhatStillWaitsWithIt(CampaignDatabase.Kind kind) {
    try (CampaignDatabase database = new CampaignDatabase(kind)) {
      CampaignDatabase.Node node = database.node();
      database.set(JANUARY);
      node.run(() -> node.bean(CampaignCalendar.class).loadShipped());
      CampaignCalendar calendar = node.bean(CampaignCalendar.class);
      CampaignPlanning planning = node.bean(CampaignPlanning.class);
      Campaigns campaigns = node.bean(Campaigns.class);
      LocalDate first = LocalDate.of(2027, 5, 10);
      node.run(() -> calendar.announce("disaster-week", 2027, first, first.plusDays(6), "", "通知"));
      String week = node.in(() -> campaigns.create("disaster-week", 2027, ""));
      assertThat(node.in(() -> planning.withOtherDays("disaster-week", 2027))).isEmpty();
      ActRow digest = act(node, week, "digest");
      Instant moved = digest.dueAt().plus(Duration.ofHours(3));
      ActDraft later =
          new ActDraft(
              digest.phase(), digest.kind(), digest.title(), digest.parameter(), moved, null);
      node.run(() -> planning.revise(digest.id(), later));
      database.set(Instant.parse("2027-05-10T00:30:00Z"));
      node.runDue();
      assertThat(act(node, week, "banner").state()).isEqualTo(ActState.DONE);
      ActRow banner = act(node, week, "banner");

      LocalDate right = LocalDate.of(2027, 5, 12);
      node.run(() -> calendar.announce("disaster-week", 2027, right, right.plusDays(7), "", "更正"));
      assertThat(node.in(() -> planning.withOtherDays("disaster-week", 2027))).contains(week);
      assertThat(node.in(() -> campaigns.row(week)).first())
          .as("only when an officer wants it")
          .isEqualTo(first);
      int acts = node.in(() -> planning.moveToAnnounced(week));

      assertThat(acts).isEqualTo(8);
      assertThat(node.in(() -> campaigns.row(week)).first()).isEqualTo(right);
      assertThat(node.in(() -> campaigns.row(week)).last()).isEqualTo(right.plusDays(7));
      assertThat(act(node, week, "banner")).as("what is done stays").isEqualTo(banner);
      assertThat(act(node, week, "contest").dueAt()).isEqualTo("2027-05-12T01:00:00Z");
      assertThat(act(node, week, "contest-close").dueAt()).isEqualTo("2027-05-19T13:00:00Z");
      assertThat(act(node, week, "digest").dueAt())
          .as("an officer's own time keeps its distance")
          .isEqualTo(moved.plus(Duration.ofDays(2)));
      assertThat(node.in(() -> planning.otherDays(week))).isEmpty();
      assertThat(node.in(() -> planning.moveToAnnounced(week))).isZero();
    }
  }

  private static ActRow act(CampaignDatabase.Node node, String campaign, String code) {
    return node.in(() -> node.bean(Campaigns.class).detail(campaign)).acts().stream()
        .filter(act -> act.code().equals(code))
        .findFirst()
        .orElseThrow();
  }

  @ParameterizedTest
  @EnumSource(CampaignDatabase.Kind.class)
  void unitsAreAskedForTheirReportsAndNoneIsTakenAfterTheEnd(CampaignDatabase.Kind kind) {
    try (CampaignDatabase database = new CampaignDatabase(kind)) {
      CampaignDatabase.Node node = database.node();
      database.set(JANUARY);
      node.run(() -> node.bean(CampaignCalendar.class).loadShipped());
      Campaigns campaigns = node.bean(Campaigns.class);
      String month = node.in(() -> campaigns.create("fire-month", 2027, ""));
      database.set(Instant.parse("2027-11-30T00:00:00Z"));
      node.runDue();
      CampaignRow asked = node.in(() -> campaigns.row(month));
      assertThat(asked.reportNote()).contains("报送");
      assertThat(asked.end()).isEqualTo(Instant.parse("2027-11-30T16:00:00Z"));

      ReportUnit unit = new ReportUnit("测试社区", Setting.COMMUNITY, "测试街道");
      ReportForm form =
          new ReportForm(LocalDate.of(2027, 11, 20), Audience.MIXED, 30, "演练", "做了一次演练");
      String key = node.in(() -> node.bean(ReportDesk.class).invite(month, unit, 60));
      UnitReporting reporting = node.bean(UnitReporting.class);
      String first =
          node.in(() -> reporting.write(key, null, "request-0000000001", null, unit, form));
      String late =
          node.in(() -> reporting.write(key, null, "request-0000000002", null, unit, form));
      node.run(() -> reporting.file(key, first));
      database.set(Instant.parse("2027-12-15T00:00:00Z"));
      node.runDue();
      database.set(Instant.parse("2027-12-15T00:12:00Z"));
      node.runDue();

      assertThat(node.in(() -> campaigns.row(month)).reportNote()).isNull();
      assertThatThrownBy(() -> node.run(() -> reporting.file(key, late)))
          .isInstanceOf(ActivityRefused.class);
      assertThatThrownBy(
              () ->
                  node.in(() -> reporting.write(key, null, "request-0000000003", null, unit, form)))
          .isInstanceOf(ActivityRefused.class);
      node.run(() -> node.bean(ReportDesk.class).giveBack(first, "请补照片"));
      node.run(() -> reporting.file(key, first));
    }
  }

  @ParameterizedTest
  @EnumSource(CampaignDatabase.Kind.class)
  void theDemonstrationHasAContestWhateverTheDay(CampaignDatabase.Kind kind) {
    for (String day : List.of("2026-12-29T18:00:00Z", "2027-02-28T01:00:00Z")) {
      try (CampaignDatabase database = new CampaignDatabase(kind)) {
        CampaignDatabase.Node node = database.node();
        database.set(Instant.parse(day));
        node.run(() -> node.bean(CampaignCalendar.class).loadShipped());
        node.run(() -> node.bean(Campaigns.class).createDemo());
        node.runDue();
        assertThat(database.number("select count(*) from contest where state = 'OPEN'"))
            .as(day)
            .isPositive();
      }
    }
  }

  private static ActRow contestOpening(CampaignDatabase.Node node, String campaign) {
    return node.in(() -> node.bean(Campaigns.class).detail(campaign)).acts().stream()
        .filter(act -> act.kind() == ActKind.CONTEST_OPEN)
        .findFirst()
        .orElseThrow();
  }
}
