package cn.shenhe.portal.training.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CampaignTest {

  private static final Instant JANUARY = Instant.parse("2027-01-01T00:00:00Z");

  private static Campaign safetyMonth2027() {
    Observance month = new Observance("safety-month", "全国安全生产月", "06-01..06-30", "notice", "V2", 1);
    Campaign campaign =
        new Campaign(month, month.in(2027).orElseThrow(), "2027年全国安全生产月", "主题", JANUARY);
    CampaignTemplate.of("safety-month").forEach(campaign::plan);
    return campaign;
  }

  /** What the runner does at one moment; returns what was done. */
  private static List<String> tick(Campaign campaign, Instant now) {
    List<String> done = new ArrayList<>();
    campaign.acts().stream()
        .sorted(Comparator.comparing(CampaignAct::dueAt))
        .filter(act -> campaign.runs())
        .forEach(
            act -> {
              switch (act.verdict(now)) {
                case WAIT -> {}
                case LEAVE_OUT -> act.leaveOut(now);
                case DO -> {
                  act.perform(now);
                  done.add(act.row().code());
                }
              }
            });
    return done;
  }

  @Test
  void aYearOfTicksDoesEveryActOnceInOrder() {
    Campaign campaign = safetyMonth2027();
    List<String> done = new ArrayList<>();

    for (Instant now = JANUARY;
        now.isBefore(Instant.parse("2028-01-01T00:00:00Z"));
        now = now.plus(Duration.ofHours(1))) {
      done.addAll(tick(campaign, now));
    }

    assertThat(done)
        .containsExactly(
            "feature",
            "materials",
            "activities",
            "base-sessions",
            "banner",
            "contest",
            "digest",
            "drill",
            "consult",
            "consult-end",
            "reports-invite",
            "contest-close",
            "contest-draw",
            "close",
            "report",
            "reports-close");
    assertThat(campaign.row().state()).isEqualTo(CampaignState.CLOSED);
    assertThat(campaign.row().banner()).isNull();
    assertThat(campaign.detail().report()).hasSize(14);
  }

  @Test
  void theReportSaysWhenEachActEndedAndWhatCameOfIt() {
    Campaign campaign = safetyMonth2027();
    tick(campaign, Instant.parse("2027-06-15T00:00:00Z"));
    tick(campaign, Instant.parse("2027-07-02T00:00:00Z"));

    assertThat(campaign.detail().report())
        .contains(
            new ReportLine(
                Instant.parse("2027-07-02T00:00:00Z"),
                ActState.SKIPPED,
                "安全宣传咨询日",
                ActKind.BANNER,
                ""),
            new ReportLine(
                Instant.parse("2027-07-02T00:00:00Z"),
                ActState.DONE,
                "咨询日结束，换回首页提示",
                ActKind.BANNER,
                "2027年全国安全生产月：主题"));
    assertThat(ReportLine.read("2026-07-01T00:00:00Z\tDONE\t开放宣传材料"))
        .as("a report of old")
        .isEqualTo(
            new ReportLine(
                Instant.parse("2026-07-01T00:00:00Z"), ActState.DONE, "开放宣传材料", null, ""));
  }

  @Test
  void aCampaignIsOverWhenItsLastDayAndItsLastActAre() {
    Observance day = new Observance("disaster-day", "全国防灾减灾日", "05-12", "notice", "V2", 1);
    Campaign campaign = new Campaign(day, day.in(2027).orElseThrow(), "title", "", JANUARY);
    assertThat(campaign.row().end()).isEqualTo(Instant.parse("2027-05-12T16:00:00Z"));
    CampaignTemplate.of("disaster-day").forEach(campaign::plan);

    assertThat(campaign.row().end()).isEqualTo(Instant.parse("2027-05-14T16:00:00Z"));
    assertThat(campaign.row().over(Instant.parse("2027-05-14T15:59:59Z")))
        .as("the contest is still open")
        .isFalse();
    CampaignAct closing =
        campaign.acts().stream()
            .filter(act -> act.kind() == ActKind.CONTEST_CLOSE)
            .findFirst()
            .orElseThrow();
    ActRow row = closing.row();
    Instant later = Instant.parse("2027-05-20T13:00:00Z");
    campaign.revise(closing, new ActDraft(row.phase(), row.kind(), row.title(), "", later, null));
    assertThat(campaign.row().end()).isEqualTo(later.plus(Duration.ofHours(1)));
    tick(campaign, Instant.parse("2027-05-14T17:00:00Z"));
    assertThat(campaign.row().state()).isEqualTo(CampaignState.CLOSED);
    assertThat(campaign.row().end())
        .as("the contest still runs")
        .isEqualTo(later.plus(Duration.ofHours(1)));
  }

  @Test
  void aCampaignThatIsClosedEarlyIsOver() {
    Campaign campaign = safetyMonth2027();
    Instant early = Instant.parse("2027-06-20T00:00:00Z");
    tick(campaign, early);
    for (CampaignAct act : campaign.acts()) {
      act.perform(early);
    }

    assertThat(campaign.row().over(early)).isTrue();
  }

  @Test
  void theConsultationDayChangesTheLineOfTheHomePageAndBack() {
    Campaign campaign = safetyMonth2027();

    tick(campaign, Instant.parse("2027-06-15T12:00:00Z"));
    assertThat(campaign.row().banner()).isEqualTo("2027年全国安全生产月：主题");
    tick(campaign, Instant.parse("2027-06-16T01:00:00Z"));
    assertThat(campaign.row().banner()).contains("咨询日");
    tick(campaign, Instant.parse("2027-06-16T16:00:00Z"));
    assertThat(campaign.row().banner()).isEqualTo("2027年全国安全生产月：主题");
  }

  @Test
  void afterThreeDaysDownMissedActsAreCaughtUpOrLeftOutByTheirRule() {
    Campaign campaign = safetyMonth2027();
    tick(campaign, Instant.parse("2027-06-15T00:00:00Z"));

    List<String> done = tick(campaign, Instant.parse("2027-06-18T00:00:01Z"));

    assertThat(done).containsExactly("consult-end");
    assertThat(campaign.acts())
        .filteredOn(act -> act.row().code().equals("consult"))
        .allMatch(act -> act.state() == ActState.SKIPPED);
  }

  @Test
  void aClockThatJumpsNeitherRepeatsNorLosesAnAct() {
    Campaign campaign = safetyMonth2027();
    Random random = new Random(7);
    Instant now = Instant.parse("2027-05-10T00:00:00Z");
    List<String> done = new ArrayList<>();

    for (int i = 0; i < 4_000; i++) {
      now = now.plus(Duration.ofMinutes(random.nextInt(-600, 640)));
      done.addAll(tick(campaign, now));
    }
    done.addAll(tick(campaign, Instant.parse("2028-01-01T00:00:00Z")));

    assertThat(done).doesNotHaveDuplicates().contains("feature", "banner", "close", "report");
    assertThat(campaign.acts()).noneMatch(act -> act.state() == ActState.WAITING);
  }

  @Test
  void aPausedCampaignWaitsAndGoesOnWhereItWas() {
    Campaign campaign = safetyMonth2027();
    tick(campaign, Instant.parse("2027-05-20T00:00:00Z"));
    campaign.pause();

    assertThat(tick(campaign, Instant.parse("2027-06-02T00:00:00Z"))).isEmpty();
    campaign.resume();
    assertThat(tick(campaign, Instant.parse("2027-06-02T00:00:00Z")))
        .containsExactly("materials", "activities", "base-sessions", "banner", "contest", "digest");
    assertThatThrownBy(campaign::resume).isInstanceOf(CampaignRefused.class);
  }

  @Test
  void anActThatFailsIsGivenUpAfterFiveTries() {
    CampaignAct act = safetyMonth2027().acts().get(0);

    for (int i = 0; i < CampaignAct.MOST_ATTEMPTS; i++) {
      assertThat(act.state()).isEqualTo(ActState.WAITING);
      act.failed("Broken", JANUARY);
    }

    assertThat(act.state()).isEqualTo(ActState.FAILED);
    assertThat(act.perform(JANUARY)).isFalse();
  }

  @Test
  void theDaysPeopleKnowHaveMoreThanALineOnTheHomePage() {
    for (String day :
        List.of(
            "school-safety-day",
            "consultation-day",
            "risk-reduction-day",
            "fire-day",
            "traffic-day")) {
      assertThat(CampaignTemplate.of(day))
          .as(day)
          .extracting(ActPlan::kind)
          .contains(ActKind.FEATURE, ActKind.MATERIALS, ActKind.ACTIVITIES, ActKind.DIGEST);
    }
  }

  @Test
  void templatesNameLessonsThatShipAndTopicsTheBankCanAsk() throws IOException {
    List<String> bank =
        resource("/bank/public-knowledge.csv").lines().map(line -> line + ",").toList();
    for (List<String> cells : ShippedTables.read("templates.tsv", 8)) {
      String parameter = cells.get(6);
      if (cells.get(4).equals("FEATURE")) {
        for (String slug : parameter.split(",")) {
          assertThat(getClass().getResource("/courseware/lessons/" + slug + ".md"))
              .as(slug)
              .isNotNull();
        }
      }
      int topic = parameter.indexOf("topic=");
      if (topic >= 0) {
        for (String name : parameter.substring(topic + 6).split(",")) {
          assertThat(bank)
              .filteredOn(line -> line.contains("," + name + ","))
              .hasSizeGreaterThan(10);
        }
      }
    }
  }

  @Test
  void anActPublishesTheLessonsASecondPersonHasChecked() {
    try (CampaignDatabase database = new CampaignDatabase(CampaignDatabase.Kind.H2)) {
      CampaignDatabase.Node node = database.node();
      node.run(() -> node.bean(CampaignCalendar.class).loadShipped());
      String campaign = node.in(() -> node.bean(Campaigns.class).create("safety-month", 2027, ""));
      CampaignPlanning planning = node.bean(CampaignPlanning.class);
      assertThatThrownBy(() -> node.run(() -> planning.add(campaign, feature("draft"))))
          .hasMessageContaining("campaign.lessons");
      node.run(() -> planning.add(campaign, feature("reviewed")));
      String act =
          node.in(() -> node.bean(Campaigns.class).detail(campaign)).acts().stream()
              .filter(row -> row.parameter().equals("reviewed"))
              .findFirst()
              .orElseThrow()
              .id();
      node.run(() -> node.bean(CampaignStage.class).perform(act, true));
      assertThat(node.in(() -> planning.act(act)).outcome()).isEqualTo("1||1");
    }
  }

  @Test
  void theFiguresAreKeptWhenTheReportIsWrittenAndTheUnitsHaveHandedInTheirs() {
    try (CampaignDatabase database = new CampaignDatabase(CampaignDatabase.Kind.H2)) {
      CampaignDatabase.Node node = database.node();
      node.run(() -> node.bean(CampaignCalendar.class).loadShipped());
      String fire = node.in(() -> node.bean(Campaigns.class).create("fire-month", 2027, ""));
      assertThat(reportedAt(database, node, fire, ActKind.REPORT)).isZero();
      assertThat(reportedAt(database, node, fire, ActKind.REPORTS_CLOSE)).isOne();
      String day = node.in(() -> node.bean(Campaigns.class).create("consultation-day", 2027, ""));
      assertThat(reportedAt(database, node, day, ActKind.REPORT)).as("asks none").isOne();
      String next = node.in(() -> node.bean(Campaigns.class).create("fire-month", 2028, ""));
      assertThat(reportedAt(database, node, next, ActKind.REPORTS_CLOSE)).as("no report").isZero();
      assertThat(reportedAt(database, node, next, ActKind.REPORT)).isOne();
    }
  }

  @Test
  void anActThatWasDueWhenTheCampaignWasPausedIsDoneOnlyWhenItGoesOnOrAnOfficerWantsIt() {
    try (CampaignDatabase database = new CampaignDatabase(CampaignDatabase.Kind.H2)) {
      CampaignDatabase.Node node = database.node();
      node.run(() -> node.bean(CampaignCalendar.class).loadShipped());
      Campaigns campaigns = node.bean(Campaigns.class);
      String month = node.in(() -> campaigns.create("safety-month", 2027, ""));
      database.set(Instant.parse("2027-06-01T00:00:00Z"));
      List<String> due = node.in(() -> node.bean(CampaignRepository.class).due(database.now(), 9));
      node.run(() -> campaigns.pause(month));
      CampaignStage stage = node.bean(CampaignStage.class);
      node.run(() -> stage.perform(due.get(0), false));
      assertThat(node.in(() -> node.bean(CampaignPlanning.class).act(due.get(0))).state())
          .isEqualTo(ActState.WAITING);
      node.run(() -> stage.perform(due.get(0), true));
      assertThat(node.in(() -> node.bean(CampaignPlanning.class).act(due.get(0))).state())
          .isEqualTo(ActState.DONE);
      node.run(() -> campaigns.resume(month));
      node.run(() -> stage.perform(due.get(1), false));
      assertThat(node.in(() -> node.bean(CampaignPlanning.class).act(due.get(1))).state())
          .isEqualTo(ActState.DONE);
    }
  }

  /** How often the figures were to be kept once the act of this kind was done. */
  private static long reportedAt(
      CampaignDatabase database, CampaignDatabase.Node node, String campaign, ActKind kind) {
    String act =
        node.in(() -> node.bean(Campaigns.class).detail(campaign)).acts().stream()
            .filter(row -> row.kind() == kind)
            .findFirst()
            .orElseThrow()
            .id();
    node.run(() -> node.bean(CampaignStage.class).perform(act, true));
    return database.events().stream().filter(new CampaignReported(campaign)::equals).count();
  }

  @Test
  void lessonsAreReadTheSameHoweverTheyAreWritten() {
    assertThat(Campaign.slugs(" a ,b， c,,")).containsExactly("a", "b", "c");
    assertThat(Campaign.slugs(" ")).isEmpty();
  }

  private static ActDraft feature(String slugs) {
    return new ActDraft("OPENING", ActKind.FEATURE, "推荐", slugs, JANUARY, null);
  }

  private String resource(String name) throws IOException {
    try (InputStream in = getClass().getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void everyObservanceThatShipsHasATemplateThatCanBePlanned() {
    for (List<String> cells : ShippedTables.read("observances.tsv", 5)) {
      Observance observance =
          new Observance(cells.get(0), cells.get(1), cells.get(2), cells.get(3), cells.get(4), 1);
      DateSpan span =
          observance
              .in(2027)
              .orElse(new DateSpan(LocalDate.of(2027, 5, 10), LocalDate.of(2027, 5, 16)));
      Campaign campaign = new Campaign(observance, span, "title", "", JANUARY);
      CampaignTemplate.of(observance.code()).forEach(campaign::plan);

      assertThat(campaign.acts()).extracting(CampaignAct::kind).contains(ActKind.CLOSE);
    }
  }
}
