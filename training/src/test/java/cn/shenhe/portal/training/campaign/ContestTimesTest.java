package cn.shenhe.portal.training.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.shenhe.portal.training.contest.ContestPlay;
import cn.shenhe.portal.training.contest.ContestRefused;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A contest ends and is drawn as the plan of its campaign says, also when the plan changes. */
class ContestTimesTest {

  private static final Instant JANUARY = Instant.parse("2027-01-01T00:00:00Z");
  private static final Instant CLOSING = Instant.parse("2027-06-30T13:00:00Z");

  private CampaignDatabase database;
  private CampaignDatabase.Node node;
  private String campaign;

  private void hold(CampaignDatabase.Kind kind) {
    database = new CampaignDatabase(kind);
    database.set(JANUARY);
    node = database.node();
    node.run(() -> node.bean(CampaignCalendar.class).loadShipped());
    campaign = node.in(() -> node.bean(Campaigns.class).create("safety-month", 2027, ""));
  }

  @AfterEach
  void close() {
    database.close();
  }

  private void tick(Instant now) {
    database.set(now);
    node.runDue();
  }

  private ActRow act(ActKind kind) {
    return node.in(() -> node.bean(Campaigns.class).detail(campaign)).acts().stream()
        .filter(act -> act.kind() == kind)
        .findFirst()
        .orElseThrow();
  }

  private void move(ActKind kind, Instant due) {
    move(kind, due, act(kind).parameter());
  }

  private void move(ActKind kind, Instant due, String parameter) {
    ActRow act = act(kind);
    ActDraft draft = new ActDraft(act.phase(), kind, act.title(), parameter, due, act.graceHours());
    node.run(() -> node.bean(CampaignPlanning.class).revise(act.id(), draft));
  }

  private String contest() {
    return (String) database.rows("select public_id from contest").get(0).get(0);
  }

  private void enter(long id, String token) {
    database.execute(
        ("insert into contest_entrant (id, contest_id, code, person_key, token, nickname,"
                + " joined_at, attempts, best_correct, best_seconds) select %1$d, id, '%1$d',"
                + " '%2$s', '%2$s', '小明', opened_at, 0, -1, 0 from contest")
            .formatted(id, token));
  }

  @ParameterizedTest
  @EnumSource(CampaignDatabase.Kind.class)
  void aContestThatIsExtendedTakesAttemptsUntilItsNewEnd(CampaignDatabase.Kind kind) {
    hold(kind);
    tick(CLOSING.minus(Duration.ofHours(1)));
    enter(900000, "token");
    Instant later = CLOSING.plus(Duration.ofDays(2));
    move(ActKind.CONTEST_CLOSE, later);
    tick(CLOSING.plus(Duration.ofHours(5)));

    assertThat(node.in(() -> node.bean(ContestPlay.class).start(contest(), "token"))).isNotBlank();
    assertThat(act(ActKind.CONTEST_DRAW).dueAt())
        .as("the draw is never before the closing")
        .isEqualTo(later.plus(Duration.ofHours(1)));

    move(ActKind.CONTEST_CLOSE, CLOSING.plus(Duration.ofHours(6)));
    database.set(CLOSING.plus(Duration.ofHours(6)));
    enter(900001, "other");
    assertThatThrownBy(() -> node.in(() -> node.bean(ContestPlay.class).start(contest(), "other")))
        .as("shortened again")
        .isInstanceOf(ContestRefused.class);
  }

  @ParameterizedTest
  @EnumSource(CampaignDatabase.Kind.class)
  void aContestThatFailedToOpenIsNotOpenedAfterItsClosing(CampaignDatabase.Kind kind) {
    hold(kind);
    String failed = "update campaign_act set state = 'FAILED', done_at = due_at where kind = '%s'";
    database.execute(failed.formatted("CONTEST_OPEN"));
    database.execute(failed.formatted("CONTEST_CLOSE"));
    database.set(CLOSING.plus(Duration.ofHours(1)));
    assertThatThrownBy(this::openAgain)
        .isInstanceOfSatisfying(
            ContestRefused.class, e -> assertThat(e.code()).isEqualTo("contest.no-closing"));
    assertThat(database.number("select count(*) from contest")).isZero();

    Instant later = CLOSING.plus(Duration.ofDays(2));
    ActDraft closing = new ActDraft("CLOSING", ActKind.CONTEST_CLOSE, "截止", "", later, null);
    node.run(() -> node.bean(CampaignPlanning.class).add(campaign, closing));
    openAgain();
    tick(later.plusSeconds(1));
    assertThat(database.number("select count(*) from contest where state = 'CLOSED'")).isOne();
  }

  private void openAgain() {
    String open = act(ActKind.CONTEST_OPEN).id();
    node.run(() -> node.bean(CampaignStage.class).performAgain(open));
  }

  @ParameterizedTest
  @EnumSource(CampaignDatabase.Kind.class)
  void theDrawWaitsForLongAttemptsWithoutUsingUpItsTries(CampaignDatabase.Kind kind) {
    hold(kind);
    move(ActKind.CONTEST_OPEN, act(ActKind.CONTEST_OPEN).dueAt(), "minutes=120");
    tick(CLOSING.minus(Duration.ofHours(1)));
    Instant back = CLOSING.plus(Duration.ofDays(3));
    for (Instant now = back;
        now.isBefore(back.plus(Duration.ofMinutes(119)));
        now = now.plus(Duration.ofMinutes(1))) {
      tick(now);
    }
    ActRow draw = act(ActKind.CONTEST_DRAW);
    assertThat(draw.state()).isEqualTo(ActState.WAITING);
    assertThat(draw.attempts()).isZero();
    assertThat(act(ActKind.REPORT).state())
        .as("written after the draw")
        .isEqualTo(ActState.WAITING);

    tick(back.plus(Duration.ofMinutes(121)));
    node.runDue();
    assertThat(act(ActKind.CONTEST_DRAW).state()).isEqualTo(ActState.DONE);
    assertThat(List.of(act(ActKind.CLOSE).state(), act(ActKind.REPORT).state()))
        .containsOnly(ActState.DONE);
  }
}
