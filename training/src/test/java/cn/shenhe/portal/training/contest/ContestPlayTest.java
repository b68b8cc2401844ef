package cn.shenhe.portal.training.contest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.shenhe.portal.training.campaign.ActOrder;
import cn.shenhe.portal.training.campaign.CampaignDatabase;
import cn.shenhe.portal.training.campaign.CampaignRow;
import cn.shenhe.portal.training.campaign.CampaignState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Taking part in a contest, on both databases. */
class ContestPlayTest {

  private static final String RULES =
      "questions=10;minutes=10;daily=2;floor=20;least=8;prizes=2;papers=5;team=2";
  private static final Instant EVENING = Instant.parse("2027-06-01T12:00:00Z");

  private CampaignDatabase database;
  private CampaignDatabase.Node node;
  private String contest;

  private void open(CampaignDatabase.Kind kind) {
    open(kind, RULES);
  }

  private void open(CampaignDatabase.Kind kind, String rules) {
    database = new CampaignDatabase(kind);
    database.set(EVENING);
    node = database.node();
    contest =
        node.in(
            () -> {
              Contest fresh = new Contest("campaign", "知识竞赛", rules, null, EVENING);
              node.bean(ContestRepository.class).add(fresh);
              return fresh.publicId();
            });
  }

  private String enter(String phone, String nickname, String unit) {
    EntryForm form = new EntryForm(nickname, "测试街道", unit);
    Contest found = node.in(() -> node.bean(ContestRepository.class).find(contest).orElseThrow());
    return node.in(
        () ->
            node.bean(EntryStep.class)
                .known(found.id(), phone, nickname)
                .orElseGet(() -> node.bean(EntryStep.class).enter(found.id(), phone, form)));
  }

  private ContestPlay play() {
    return node.bean(ContestPlay.class);
  }

  private static Map<Integer, List<String>> right(int count) {
    Map<Integer, List<String>> answers = new HashMap<>();
    for (int no = 1; no <= 10; no++) {
      answers.put(no, List.of(no <= count ? "r" : "w"));
    }
    return answers;
  }

  private AttemptResult attempt(String token, int count, int seconds) {
    String attempt = node.in(() -> play().start(contest, token));
    database.set(database.now().plusSeconds(seconds));
    node.run(() -> play().handIn(attempt, token, right(count)));
    return node.in(() -> play().result(attempt, token));
  }

  private EntryStanding standing(String token) {
    return node.in(() -> play().standing(contest, token)).orElseThrow();
  }

  @ParameterizedTest
  @EnumSource(CampaignDatabase.Kind.class)
  void aSecondStartFindsTheAttemptAndASecondHandInChangesNothing(CampaignDatabase.Kind kind) {
    open(kind);
    String token = enter("13800000001", "小明", null);
    String attempt = node.in(() -> play().start(contest, token));
    assertThat(node.in(() -> play().start(contest, token))).isEqualTo(attempt);
    database.set(database.now().plusSeconds(40));
    assertThat(node.in(() -> play().save(attempt, token, right(3), 0))).isTrue();
    assertThat(node.in(() -> play().sheet(attempt, token)).orElseThrow().answers())
        .as("a reload finds what was kept")
        .isEqualTo(right(3));
    node.run(() -> play().handIn(attempt, token, right(9)));
    database.set(database.now().plusSeconds(40));
    node.run(() -> play().handIn(attempt, token, right(10)));

    AttemptResult result = node.in(() -> play().result(attempt, token));
    assertThat(result.correct()).isEqualTo(9);
    assertThat(result.seconds()).isEqualTo(40);
    assertThat(result.counted()).isTrue();
    assertThat(node.in(() -> play().save(attempt, token, right(10), 0))).isFalse();
    assertThat(standing(token).left()).isEqualTo(1);
    assertThatThrownBy(() -> node.in(() -> play().sheet(attempt, "other")))
        .isInstanceOf(UnknownContest.class);
    database.close();
  }

  @ParameterizedTest
  @EnumSource(CampaignDatabase.Kind.class)
  void tooQuickIsSaidAndDoesNotCountAndADayHasItsLimit(CampaignDatabase.Kind kind) {
    open(kind);
    String token = enter("13800000001", "小明", null);
    AttemptResult quick = attempt(token, 10, 19);
    assertThat(quick.correct()).isEqualTo(10);
    assertThat(quick.counted()).isFalse();
    assertThat(standing(token).bestCorrect()).isEqualTo(-1);
    assertThat(attempt(token, 7, 20).counted()).isTrue();
    assertThatThrownBy(() -> attempt(token, 10, 60))
        .isInstanceOfSatisfying(
            ContestRefused.class, e -> assertThat(e.code()).isEqualTo("contest.daily"));
    database.set(Instant.parse("2027-06-01T16:00:01Z"));
    assertThat(attempt(token, 9, 60).correct()).as("a new day in Beijing").isEqualTo(9);
    assertThat(standing(token).bestCorrect()).isEqualTo(9);
    database.close();
  }

  @ParameterizedTest
  @EnumSource(CampaignDatabase.Kind.class)
  void anOlderSaveThatComesLateDoesNotUndoANewerOne(CampaignDatabase.Kind kind) {
    open(kind);
    String token = enter("13800000001", "小明", null);
    String attempt = node.in(() -> play().start(contest, token));
    database.set(database.now().plusSeconds(30));
    long begun = node.in(() -> play().sheet(attempt, token)).orElseThrow().sequence();
    assertThat(begun).isEqualTo(30_000);
    assertThat(node.in(() -> play().save(attempt, token, right(5), begun + 2_000))).isTrue();
    assertThat(node.in(() -> play().save(attempt, token, right(1), begun + 1_000)))
        .as("nothing is wrong with it, it only comes too late")
        .isTrue();
    AttemptSheet reloaded = node.in(() -> play().sheet(attempt, token)).orElseThrow();
    assertThat(reloaded.answers()).isEqualTo(right(5));
    assertThat(reloaded.sequence()).as("goes on, whatever the clock says").isEqualTo(32_001);

    assertThat(node.in(() -> play().save(attempt, token, right(6), 0))).isTrue();
    assertThat(node.in(() -> play().save(attempt, token, right(2), begun + 1_500))).isTrue();
    assertThat(node.in(() -> play().sheet(attempt, token)).orElseThrow().answers())
        .as("by the button, without a sequence")
        .isEqualTo(right(6));
    assertThat(node.in(() -> play().save(attempt, "other", right(9), 99_000))).isFalse();
    database.set(database.now().plus(Duration.ofMinutes(11)));
    assertThat(node.in(() -> play().save(attempt, token, right(7), 99_000))).isFalse();
    database.close();
  }

  @ParameterizedTest
  @EnumSource(CampaignDatabase.Kind.class)
  void whenTheTimeIsOverTheAnswersThatWereKeptCount(CampaignDatabase.Kind kind) {
    open(kind);
    String token = enter("13800000001", "小明", null);
    String attempt = node.in(() -> play().start(contest, token));
    database.set(database.now().plusSeconds(300));
    node.run(() -> play().save(attempt, token, right(6), 0));
    database.set(EVENING.plus(Duration.ofMinutes(10)).plus(Contest.GRACE).plusSeconds(1));
    assertThat(node.in(() -> play().sheet(attempt, token))).isEmpty();
    node.run(() -> play().endDue());
    AttemptResult result = node.in(() -> play().result(attempt, token));
    assertThat(result.done()).isTrue();
    assertThat(result.correct()).isEqualTo(6);
    assertThat(result.seconds()).isEqualTo(600);
    database.close();
  }

  @ParameterizedTest
  @EnumSource(CampaignDatabase.Kind.class)
  void thirtyStartsAtOnceMakeOneAttempt(CampaignDatabase.Kind kind) throws Exception {
    open(kind);
    String token = enter("13800000001", "小明", null);
    ExecutorService pool = Executors.newFixedThreadPool(6);
    List<Future<String>> presses = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      presses.add(
          pool.submit(
              () -> {
                CampaignDatabase.Node own = database.node();
                return own.in(() -> own.bean(ContestPlay.class).start(contest, token));
              }));
    }
    Set<String> attempts = new HashSet<>();
    for (Future<String> press : presses) {
      attempts.add(press.get());
    }
    pool.shutdown();
    assertThat(attempts).hasSize(1);
    assertThat(database.number("select count(*) from contest_attempt")).isEqualTo(1);
    database.close();
  }

  @ParameterizedTest
  @EnumSource(CampaignDatabase.Kind.class)
  void onePersonEntersOnceAndGetsTheSameEntryBackOnlyUnderTheSameNickname(
      CampaignDatabase.Kind kind) {
    open(kind);
    String token = enter("13800000001", "小明", null);
    assertThat(enter("13800000001", "小明", null)).isEqualTo(token);
    assertThatThrownBy(() -> enter("13800000001", "别人", null)).isInstanceOf(ContestRefused.class);
    long id = node.in(() -> node.bean(ContestRepository.class).find(contest).orElseThrow().id());
    EntryForm form = new EntryForm("小明", null, null);
    assertThatThrownBy(
            () -> node.in(() -> node.bean(EntryStep.class).enter(id, "13800000001", form)))
        .as("the database itself keeps one for each person")
        .isInstanceOf(RuntimeException.class);
    assertThat(database.number("select count(*) from contest_entrant")).isEqualTo(1);
    database.close();
  }

  @ParameterizedTest
  @EnumSource(CampaignDatabase.Kind.class)
  void boardsRankByRightAnswersThenTimeAndTeamsByTheAverageOfTheirBest(CampaignDatabase.Kind kind) {
    open(kind);
    Instant begin = database.now();
    int[][] results = {{9, 50}, {9, 50}, {10, 80}, {9, 40}, {5, 30}, {8, 30}};
    String[] units = {"甲公司", "甲公司", "乙学校", "甲公司", "乙学校", "丙社区"};
    for (int i = 0; i < results.length; i++) {
      String token = enter("1380000000" + i, "选手" + (char) ('甲' + i), units[i]);
      database.set(begin);
      attempt(token, results[i][0], results[i][1]);
    }
    database.set(begin.plusSeconds(200));
    ContestBoards boards = node.in(() -> node.bean(Contests.class).boards(contest));

    assertThat(boards.entrants()).isEqualTo(6);
    ContestFigures figures = node.bean(ContestFigures.class);
    assertThat(node.in(() -> figures.byStreet("campaign"))).isEqualTo(Map.of("测试街道", 6));
    assertThat(node.in(() -> figures.byStreet("another"))).isEmpty();
    assertThat(node.in(() -> figures.counts("another"))).isEmpty();
    assertThat(boards.people())
        .extracting(ContestBoards.Place::rank)
        .containsExactly(1, 2, 3, 3, 5, 6);
    assertThat(boards.people().get(0).correct()).isEqualTo(10);
    assertThat(boards.people().get(0).name()).isEqualTo("选**");
    assertThat(boards.units())
        .as("a unit with fewer than three entrants is not named")
        .containsExactly(new ContestBoards.Team(1, "甲公司", 3, 90));
    assertThat(boards.streets()).containsExactly(new ContestBoards.Team(1, "测试街道", 6, 95));
    database.close();
  }

  @ParameterizedTest
  @EnumSource(CampaignDatabase.Kind.class)
  void whatIsHandedInIsOnTheBoardsWithinFiveSeconds(CampaignDatabase.Kind kind) {
    open(kind);
    String token = enter("13800000001", "小明", null);
    String attempt = node.in(() -> play().start(contest, token));
    database.set(database.now().plusSeconds(40));
    assertThat(boards().entrants()).isZero();
    node.run(() -> play().handIn(attempt, token, right(9)));
    database.set(database.now().plusSeconds(4));
    assertThat(boards().entrants()).isEqualTo(1);
    assertThat(boards().people()).extracting(ContestBoards.Place::correct).containsExactly(9);
    assertThat(boards().streets()).containsExactly(new ContestBoards.Team(1, "测试街道", 1, 45));
    database.close();
  }

  private ContestBoards boards() {
    return node.in(() -> node.bean(Contests.class).boards(contest));
  }

  @ParameterizedTest
  @EnumSource(CampaignDatabase.Kind.class)
  void teamsShareARankOnlyWhenTheirSumsAreEqual(CampaignDatabase.Kind kind) {
    open(kind, "team=25");
    int[] best = {10, 10, 10, 10, 10, 9, 9, 10, 10};
    for (int i = 0; i < best.length; i++) {
      database.execute(
          ("insert into contest_entrant (id, contest_id, code, person_key, token, nickname, unit,"
                  + " joined_at, attempts, best_correct, best_seconds) select %1$d, id, '%1$d',"
                  + " 'key%1$d', 'token%1$d', '小明', '%2$s', opened_at, 1, %3$d, 60 from contest")
              .formatted(900_000 + i, List.of("甲公司", "乙学校", "丙社区").get(i / 3), best[i]));
    }
    assertThat(boards().units())
        .as("30, 29 and 29 right answers, all of them 1.2 on average")
        .containsExactlyInAnyOrder(
            new ContestBoards.Team(1, "甲公司", 3, 12),
            new ContestBoards.Team(2, "乙学校", 3, 12),
            new ContestBoards.Team(2, "丙社区", 3, 12));
    database.close();
  }

  @ParameterizedTest
  @EnumSource(CampaignDatabase.Kind.class)
  void afterTheDrawEverybodyCanCheckItAndAWinnerIsKnownByTheTelephone(CampaignDatabase.Kind kind) {
    open(kind);
    for (int i = 0; i < 4; i++) {
      String token = enter("contest/phone/1380000000" + i, "选手" + (char) ('甲' + i), null);
      attempt(token, i == 3 ? 7 : 9, 40);
    }
    assertThat(winners()).isEmpty();
    assertThatThrownBy(() -> node.in(() -> node.bean(Contests.class).lots(contest)))
        .as("the list is public with the seed, not before")
        .isInstanceOf(UnknownContest.class);
    draw();

    ContestRow row = node.in(() -> node.bean(Contests.class).row(contest));
    String list = node.in(() -> node.bean(Contests.class).lots(contest));
    List<String> lots = List.of(list.split("\n"));
    assertThat(row.state()).isEqualTo(ContestState.DRAWN);
    assertThat(lots).as("who had eight or more").hasSize(3).hasSize(row.lots());
    assertThat(row.listHash()).isEqualTo(Lottery.sha256(list));
    assertThat(row.seedHash()).isEqualTo(Lottery.sha256(row.seed()));
    assertThat(winners())
        .extracting(Winner::code)
        .as("drawn again by what is public")
        .isEqualTo(Lottery.winners(row.seed(), lots, 2));
    assertThat(winners())
        .allSatisfy(
            winner -> {
              assertThat(winner.name()).isEqualTo("选**");
              assertThat(winner.claim()).isNull();
            });

    List<Winner> claims = node.in(() -> node.bean(Contests.class).claims(contest));
    List<Winner> known = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      String phone = "138 0000 000" + i;
      node.in(() -> node.bean(Contests.class).winnerOf(contest, phone)).ifPresent(known::add);
    }
    assertThat(known).containsExactlyInAnyOrderElementsOf(claims);
    assertThat(claims).hasSize(2).allMatch(winner -> winner.claim().length() == 8);
    assertThatThrownBy(() -> node.in(() -> node.bean(Contests.class).winnerOf(contest, "110")))
        .isInstanceOf(ContestRefused.class);
    database.close();
  }

  private List<Winner> winners() {
    return node.in(() -> node.bean(Contests.class).winners(contest));
  }

  private void draw() {
    node.run(
        () -> {
          Contest found = node.bean(ContestRepository.class).find(contest).orElseThrow();
          found.close(database.now());
          database.set(found.settledAt().plusSeconds(1));
        });
    CampaignRow campaign =
        new CampaignRow(
            "campaign",
            "",
            "",
            2027,
            "",
            "",
            null,
            null,
            null,
            CampaignState.RUNNING,
            null,
            List.of(),
            List.of(),
            false,
            null,
            null,
            false);
    ActOrder order = new ActOrder(campaign, "act", "", "", database.now(), List.of());
    node.in(() -> node.bean(ContestDrawing.class).perform(order));
  }

  @ParameterizedTest
  @EnumSource(CampaignDatabase.Kind.class)
  void entrantsAreForgottenButLotsStayToCheckTheDraw(CampaignDatabase.Kind kind) {
    open(kind);
    String token = enter("13800000001", "小明", null);
    attempt(token, 9, 60);
    long id = node.in(() -> node.bean(ContestRepository.class).find(contest).orElseThrow().id());
    node.run(() -> node.bean(ContestRepository.class).find(contest).orElseThrow().close(EVENING));
    database.set(EVENING.plus(Duration.ofDays(91)));
    node.run(() -> node.bean(Contests.class).purge());

    assertThat(database.number("select count(*) from contest_entrant where nickname <> ''"))
        .isZero();
    assertThat(
            database.number(
                "select count(*) from contest_entrant where person_key like '1%'"
                    + " or token = '"
                    + token
                    + "'"))
        .isZero();
    assertThat(node.in(() -> node.bean(ContestRepository.class).lots(id, 8))).hasSize(1);
    database.close();
  }
}
