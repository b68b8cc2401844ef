package cn.shenhe.portal.training.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an officer plans, over the calendar and the templates that ship. */
class CampaignPlanTest {

  private static final Instant MARCH = Instant.parse("2027-03-01T00:00:00Z");

  private CampaignDatabase database;
  private CampaignDatabase.Node node;
  private String month;

  @BeforeEach
  void open() {
    database = new CampaignDatabase(CampaignDatabase.Kind.H2);
    database.set(MARCH);
    node = database.node();
    node.run(() -> node.bean(CampaignCalendar.class).loadShipped());
    month = node.in(() -> node.bean(Campaigns.class).create("safety-month", 2027, ""));
  }

  @AfterEach
  void close() {
    database.close();
  }

  private List<PlannedAct> firings(int years) {
    return node.in(() -> node.bean(CampaignPlanning.class).firings(years));
  }

  private static List<Instant> times(List<PlannedAct> acts, String name, ActKind kind) {
    return acts.stream()
        .filter(act -> act.campaignName().endsWith(name) && act.kind() == kind)
        .map(PlannedAct::dueAt)
        .toList();
  }

  @Test
  void theNextThreeYearsAreListedFromWhatIsMadeAndElseFromTheTemplates() {
    List<PlannedAct> all = firings(3);

    assertThat(all).extracting(PlannedAct::dueAt).isSorted();
    assertThat(all.get(0).dueAt()).isAfterOrEqualTo(MARCH);
    assertThat(all.get(all.size() - 1).dueAt())
        .isBetween(Instant.parse("2029-11-30T16:00:00Z"), Instant.parse("2030-01-31T00:00:00Z"));
    assertThat(times(all, "安全生产月", ActKind.CONTEST_DRAW))
        .as("made once for 2027, planned for the years after it")
        .containsExactly(
            Instant.parse("2027-06-30T14:00:00Z"),
            Instant.parse("2028-06-30T14:00:00Z"),
            Instant.parse("2029-06-30T14:00:00Z"));
    assertThat(all)
        .filteredOn(act -> month.equals(act.campaign()))
        .hasSize(node.in(() -> node.bean(Campaigns.class).detail(month)).acts().size());
    assertThat(all)
        .filteredOn(act -> act.campaign() == null && act.campaignName().endsWith("安全生产月"))
        .extracting(PlannedAct::campaignName)
        .allMatch(name -> name.startsWith("2028年") || name.startsWith("2029年"));
    assertThat(times(all, "消防日", ActKind.CONTEST_OPEN))
        .contains(Instant.parse("2028-11-09T01:00:00Z"));
    assertThat(firings(9)).as("three years at most").isEqualTo(all);
    assertThat(firings(1))
        .allMatch(act -> act.dueAt().isBefore(Instant.parse("2028-01-01T00:00:00Z")));
  }

  @Test
  void aThemeWithoutASourceIsForStaffAloneUntilSomebodyNamesOne() {
    CampaignCalendar calendar = node.bean(CampaignCalendar.class);
    List<CalendarDay> shipped = node.in(() -> calendar.days(2022, 5));
    assertThat(shipped)
        .filteredOn(day -> day.theme() != null)
        .allMatch(day -> day.confirmedTheme() == null == day.source().isEmpty())
        .anyMatch(day -> day.confirmedTheme() == null)
        .anyMatch(day -> day.confirmedTheme() != null);
    assertThat(shipped)
        .filteredOn(day -> "年度通知".equals(day.source()))
        .as("which notice, nobody could find again")
        .isEmpty();

    database.set(Instant.parse("2026-03-01T00:00:00Z"));
    Campaigns campaigns = node.bean(Campaigns.class);
    String day = node.in(() -> campaigns.create("disaster-day", 2026, ""));
    assertThat(node.in(() -> campaigns.row(day)).theme()).isEmpty();
    String of2026 = node.in(() -> campaigns.create("safety-month", 2026, ""));
    assertThat(node.in(() -> campaigns.row(of2026)).theme()).isEqualTo("人人讲安全、个个会应急——排查整治风险隐患");
    assertThat(node.in(() -> campaigns.themeSource(of2026)).orElseThrow()).contains("交通运输部");

    node.run(() -> calendar.announce("disaster-week", 2026, null, null, "主题", "某号通知"));
    assertThat(node.in(() -> calendar.days(2026, 1)))
        .filteredOn(d -> d.code().equals("disaster-week"))
        .singleElement()
        .satisfies(d -> assertThat(d.confirmedTheme()).isEqualTo("主题"));
    node.run(() -> calendar.announce("disaster-week", 2025, null, null, " ", "某号通知"));
    assertThat(node.in(() -> calendar.days(2025, 1)))
        .filteredOn(d -> d.code().equals("disaster-week"))
        .singleElement()
        .as("the source alone confirms what was known")
        .satisfies(d -> assertThat(d.confirmedTheme()).isEqualTo("人人讲安全、个个会应急——排查身边灾害隐患"))
        .satisfies(d -> assertThat(d.first()).isEqualTo(LocalDate.of(2025, 5, 12)));
  }

  @Test
  void anActPutsACollectionFirstAsACollection() {
    assertThatThrownBy(() -> node.in(() -> feature("reviewed,collection:autumn")))
        .isInstanceOfSatisfying(
            CampaignRefused.class,
            refused -> assertThat(refused.arguments()).containsExactly("collection:autumn"));
    node.in(() -> feature("collection:spring，reviewed"));
    database.set(MARCH.plusSeconds(120));
    node.runDue();

    CampaignRow row = node.in(() -> node.bean(Campaigns.class).row(month));
    assertThat(row.collections()).containsExactly("spring");
    assertThat(row.featured()).containsExactly("reviewed");
    assertThat(database.rows("select outcome from campaign_act where title = '推荐合集'"))
        .as("one lesson, published with it, and one collection")
        .containsExactly(List.of("1||1|1"));
  }

  private boolean feature(String parameter) {
    Instant soon = MARCH.plusSeconds(60);
    ActDraft draft = new ActDraft("WARM_UP", ActKind.FEATURE, "推荐合集", parameter, soon, null);
    node.bean(CampaignPlanning.class).add(month, draft);
    return true;
  }
}
