package cn.shenhe.portal.content.notice;

import static org.assertj.core.api.Assertions.assertThat;

import cn.shenhe.portal.content.delivery.Channel;
import cn.shenhe.portal.content.delivery.LetterRow;
import cn.shenhe.portal.content.delivery.LetterState;
import cn.shenhe.portal.content.delivery.Parcel;
import cn.shenhe.portal.content.warning.WarningBoard;
import cn.shenhe.portal.content.warning.WarningLevel;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** From a message of an authority to who is told of it. */
class NoticeTest extends NoticeFixture {

  @Test
  void whatBeginsLaterIsToldWithItsBeginning() {
    subscriber("here@h.org", yellow(DISTRICT));
    String begins = "<onset>2026-11-23T12:00:00+08:00</onset><expires>";
    receive(warning("A1", "黄", "Moderate", DISTRICT).replace("<expires>", begins));
    fanOut();
    delivery.drain();
    // Letters of one turn go out side by side: the order of two recipients is nobody's promise.
    assertThat(sent)
        .filteredOn(parcel -> parcel.topic() != null)
        .singleElement()
        .satisfies(parcel -> assertThat(parcel.text()).contains("开始时间：2026年11月23日 12:00"));
  }

  @Test
  void placeHazardAndLevelDecide() {
    String here = subscriber("here@h.org", yellow(STREET));
    String elsewhere = subscriber("elsewhere@h.org", yellow(OTHER_STREET));
    subscriber("snow@h.org", wishes("210103", List.of("暴雪"), WarningLevel.BLUE, null, null));
    String rain =
        subscriber("rain@h.org", wishes("210103", List.of("暴雨"), WarningLevel.BLUE, null, null));
    subscriber("red@h.org", wishes("210103", List.of(), WarningLevel.RED, null, null));
    String point =
        subscriber(
            "point@h.org",
            new Wishes(
                List.of(Spot.point(41.78, 123.45, "家")),
                List.of(),
                WarningLevel.BLUE,
                null,
                null,
                true,
                false));
    receive(warning("A1", "黄", "Moderate", STREET));
    fanOut();
    // Nobody can tell whether the point lies in the street: then it is told.
    assertThat(told()).contains(here, rain, point).hasSize(3);
    receive(warning("B1", "黄", "Moderate", DISTRICT));
    fanOut();
    assertThat(told()).contains(elsewhere).hasSize(4);
  }

  @Test
  void onlyMaterialChangesAreToldAgainAndEachRevisionOnce() {
    String here = subscriber("here@h.org", yellow(STREET));
    String other = subscriber("other@h.org", yellow(OTHER_STREET));
    receive(warning("A1", "黄", "Moderate", STREET));
    fanOut();
    fanOut();
    delivery.drain();
    assertThat(letters(here)).hasSize(1);
    receive(update("A2", "A1", "黄", "Moderate", STREET));
    fanOut();
    assertThat(letters(here)).hasSize(1);
    receive(update("A3", "A2", "黄", "Moderate", DISTRICT));
    fanOut();
    delivery.drain();
    assertThat(letters(here)).hasSize(1);
    assertThat(letters(other)).hasSize(1);
    receive(update("A4", "A3", "橙", "Severe", DISTRICT));
    fanOut();
    assertThat(letters(here)).hasSize(2);
    assertThat(letters(other)).hasSize(2);
  }

  @Test
  void theEndIsToldToThoseOnlyWhoWereToldOfTheBeginning() {
    String told = subscriber("told@h.org", yellow(STREET));
    receive(warning("A1", "黄", "Moderate", STREET));
    fanOut();
    delivery.drain();
    subscriber("late@h.org", yellow(STREET));
    receive(cancel("A2", "A1"));
    assertThat(fanOut()).isEqualTo(1);
    delivery.drain();
    assertThat(letters(told)).hasSize(2);
    assertThat(sent).anyMatch(p -> p.subject().contains("已结束"));
  }

  @Test
  void whoseAreaIsDroppedIsToldOnceThatItIsOverThereAndNobodyElse() {
    String here = subscriber("here@h.org", yellow(STREET));
    String other = subscriber("other@h.org", yellow(OTHER_STREET));
    String both =
        subscriber(
            "both@h.org",
            new Wishes(
                List.of(Spot.area(STREET.substring(0, 9)), Spot.area(OTHER_STREET.substring(0, 9))),
                List.of(),
                WarningLevel.BLUE,
                null,
                null,
                false,
                false));
    String id = receive(warning("A1", "黄", "Moderate", DISTRICT)).publicId();
    fanOut();
    delivery.drain();
    assertThat(told()).hasSize(3);
    subscriber("late@h.org", yellow(OTHER_STREET));
    receive(update("A2", "A1", "黄", "Moderate", STREET));
    assertThat(fanOut()).isEqualTo(1);
    delivery.drain();
    assertThat(letters(here)).hasSize(1);
    assertThat(letters(both)).hasSize(1);
    assertThat(letters(other)).hasSize(2);
    assertThat(sent)
        .filteredOn(p -> p.subject().contains("不再涉及您选的地方"))
        .extracting(Parcel::recipient)
        .containsExactly("other@h.org");
    assertThat(codes(other, id)).contains("why.letterLeft", "why.areaNot");
    // Another message that leaves the place out, and the end: the place has had its end.
    receive(update("A3", "A2", "黄", "Moderate", STREET));
    assertThat(fanOut()).isZero();
    receive(cancel("A4", "A3"));
    assertThat(fanOut()).isEqualTo(2);
    delivery.drain();
    assertThat(letters(other)).hasSize(2);
    assertThat(codes(other, id)).contains("why.letterNotBefore");
  }

  @Test
  void aWarningThatSplitsIsOverForNobodyWhomAPartStillConcerns() {
    String one = subscriber("one@h.org", yellow(STREET));
    String other = subscriber("other@h.org", yellow(OTHER_STREET));
    subscriber("red@h.org", wishes("210103004", List.of(), WarningLevel.RED, null, null));
    receive(warning("A1", "黄", "Moderate", DISTRICT));
    fanOut();
    delivery.drain();
    // Both come before the next fan-out.
    receive(update("A2", "A1", "红", "Extreme", STREET));
    receive(update("A3", "A1", "黄", "Moderate", OTHER_STREET));
    fanOut();
    delivery.drain();
    assertThat(sent).noneMatch(p -> p.subject().contains("不再涉及"));
    assertThat(sent).noneMatch(p -> p.recipient().equals("red@h.org") && p.topic() != null);
    assertThat(sent)
        .filteredOn(p -> p.recipient().equals("one@h.org"))
        .last()
        .satisfies(p -> assertThat(p.subject()).contains("红色"));
    assertThat(sent)
        .filteredOn(p -> p.recipient().equals("other@h.org"))
        .last()
        .satisfies(p -> assertThat(p.subject()).contains("黄色"));
    int before = letters(other).size();
    // One part is over: only those there are told, and that it goes on elsewhere.
    receive(cancel("A4", "A2"));
    assertThat(fanOut()).isEqualTo(1);
    delivery.drain();
    assertThat(letters(other)).hasSize(before);
    assertThat(sent)
        .filteredOn(p -> p.subject().contains("不再涉及您选的地方"))
        .extracting(Parcel::recipient)
        .containsExactly("one@h.org");
    receive(cancel("A5", "A3"));
    assertThat(fanOut()).isEqualTo(1);
    delivery.drain();
    assertThat(sent.get(sent.size() - 1).recipient()).isEqualTo("other@h.org");
    assertThat(sent.get(sent.size() - 1).subject()).contains("已结束");
    assertThat(letters(one)).hasSize(3);
  }

  @Test
  void anUpdateThatOvertookItsAlertIsToldOnce() {
    String here = subscriber("here@h.org", yellow(STREET));
    receive(update("A2", "A1", "红", "Extreme", STREET));
    assertThat(fanOut()).isEqualTo(1);
    delivery.drain();
    receive(warning("A1", "黄", "Moderate", STREET));
    assertThat(fanOut()).isZero();
    receive(update("A3", "A2", "红", "Extreme", STREET));
    assertThat(fanOut()).isZero();
    assertThat(letters(here)).hasSize(1);
    receive(cancel("A4", "A3"));
    assertThat(fanOut()).isEqualTo(1);
  }

  @Test
  void aMessageThatComesAfterTheEndButWasSentBeforeItTellsNobodyAgain() {
    String here = subscriber("here@h.org", yellow(STREET));
    receive(warning("A1", "黄", "Moderate", STREET));
    fanOut();
    delivery.drain();
    receive(cancel("A3", "A1"));
    assertThat(fanOut()).isEqualTo(1);
    delivery.drain();
    receive(update("A2", "A1", "红", "Extreme", STREET));
    assertThat(fanOut()).isZero();
    assertThat(letters(here)).hasSize(2);
    // What is sent after the end is a warning again.
    receive(update("A4", "A1", "红", "Extreme", STREET));
    assertThat(fanOut()).isEqualTo(1);
  }

  @Test
  void aLateMessageTakesNoWaitingLetterAway() {
    Wishes quiet = wishes("210103", List.of(), WarningLevel.BLUE, 22 * 60, 9 * 60);
    String sleeper = subscriber("sleeper@h.org", quiet);
    receive(update("A2", "A1", "黄", "Moderate", DISTRICT));
    fanOut();
    receive(warning("A1", "黄", "Moderate", DISTRICT));
    fanOut();
    db.tick(3700);
    delivery.drain();
    assertThat(letters(sleeper)).extracting(LetterRow::state).containsExactly(LetterState.SENT);
  }

  @Test
  void theSameNameWithAHigherLevelIsToldAgain() {
    String here = subscriber("here@h.org", yellow(STREET));
    receive(warning("A1", "黄", "Moderate", STREET));
    fanOut();
    delivery.drain();
    String again = warning("A1", "红", "Extreme", STREET);
    String sent = again.replaceAll("(?s).*<sent>([^<]*)<.*", "$1");
    receive(again.replace(sent, "2026-11-23T07:59:00+08:00"));
    assertThat(fanOut()).isEqualTo(1);
    delivery.drain();
    assertThat(letters(here)).hasSize(2);
  }

  @Test
  void whoseAreaComesBackIsToldAgain() {
    subscriber("here@h.org", yellow(STREET));
    String other = subscriber("other@h.org", yellow(OTHER_STREET));
    receive(warning("A1", "黄", "Moderate", DISTRICT));
    fanOut();
    delivery.drain();
    receive(update("A2", "A1", "黄", "Moderate", STREET));
    fanOut();
    delivery.drain();
    receive(update("A3", "A2", "黄", "Moderate", DISTRICT));
    assertThat(fanOut()).isEqualTo(1);
    delivery.drain();
    assertThat(letters(other)).hasSize(3);
    receive(cancel("A4", "A3"));
    assertThat(fanOut()).isEqualTo(2);
  }

  @Test
  void theIssuersEnglishWordsGoToWhoWantsThemAndOnlyWhereThereAreAny() {
    Wishes english =
        new Wishes(
            List.of(Spot.area("210103")), List.of(), WarningLevel.BLUE, null, null, false, true);
    subscriber("en@h.org", english);
    subscriber("zh@h.org", yellow(DISTRICT));
    String chinese = warning("A1", "黄", "Moderate", DISTRICT);
    String second =
        chinese
            .substring(chinese.indexOf("<info>"), chinese.indexOf("</info>") + "</info>".length())
            .replace("zh-CN", "en-US")
            .replaceAll("<headline>[^<]*", "<headline>Yellow warning of rainstorm");
    receive(chinese.replace("</alert>", second + "</alert>"));
    assertThat(fanOut()).isEqualTo(2);
    receive(warning("B1", "黄", "Moderate", DISTRICT));
    assertThat(fanOut()).isEqualTo(2);
    delivery.drain();
    assertThat(sent)
        .filteredOn(p -> p.recipient().equals("en@h.org") && p.topic() != null)
        .extracting(Parcel::subject)
        .anyMatch("Yellow warning of rainstorm"::equals)
        .anyMatch(subject -> subject.contains("黄色"));
    assertThat(sent)
        .filteredOn(p -> p.recipient().equals("zh@h.org") && p.topic() != null)
        .allMatch(p -> p.subject().contains("黄色"));
  }

  @Test
  void whoAskedForFewWordsGetsLevelAdviceAndWhoHelpsByMailAndPush() {
    Wishes elder =
        new Wishes(
            List.of(Spot.area("210103")), List.of(), WarningLevel.BLUE, null, null, true, false);
    subscriber("elder@h.org", elder);
    subscriber("full@h.org", yellow(DISTRICT));
    db.run(() -> subscriptions.ask(Channel.WEB_PUSH, push("elder"), elder));
    receive(warning("A1", "黄", "Moderate", DISTRICT));
    assertThat(fanOut()).isEqualTo(3);
    delivery.drain();
    assertThat(told("elder@h.org"))
        .contains("发布暴雨黄色预警", "危险程度：黄色", "消防 119", "沈阳市气象台", "/warning/warning?id=")
        .doesNotContain("原文：", "影响区域：");
    assertThat(told("full@h.org")).contains("原文：", "影响区域：").doesNotContain("消防 119");
    WarningBoard board = db.bean(WarningBoard.class);
    List<String> advice = db.in(() -> board.details(board.active().get(0).id())).guidance();
    assertThat(advice).hasSizeGreaterThan(3);
    assertThat(told("elder@h.org")).contains(advice.subList(0, 3)).doesNotContain(advice.get(3));
    assertThat(told("full@h.org")).contains(advice);
    assertThat(told(push("elder"))).contains(advice.get(0), advice.get(2), "沈阳市气象台");
    sent.clear();
    receive(cancel("A2", "A1"));
    assertThat(fanOut()).isEqualTo(3);
    delivery.drain();
    assertThat(told("elder@h.org")).contains("已结束").doesNotContain("消防 119", advice.get(0));
    assertThat(told(push("elder"))).contains("已结束").doesNotContain(advice.get(0));
  }

  @Test
  void quietHoursDeferAndRedOverridesThem() {
    // It is 08:00 in Beijing.
    Wishes quiet = wishes("210103", List.of(), WarningLevel.BLUE, 22 * 60, 9 * 60);
    String sleeper = subscriber("sleeper@h.org", quiet);
    receive(warning("A1", "黄", "Moderate", DISTRICT));
    fanOut();
    delivery.drain();
    assertThat(letters(sleeper)).extracting(LetterRow::state).containsExactly(LetterState.WAITING);
    assertThat(letters(sleeper).get(0).dueAt()).isEqualTo(Instant.parse("2026-11-23T01:00:00Z"));
    receive(update("A2", "A1", "红", "Extreme", DISTRICT));
    fanOut();
    delivery.drain();
    assertThat(letters(sleeper))
        .extracting(LetterRow::state)
        .containsExactlyInAnyOrder(LetterState.SENT, LetterState.DROPPED);
  }

  @Test
  void whatWaitsIsReplacedByTheNewerWords() {
    Wishes quiet = wishes("210103", List.of(), WarningLevel.BLUE, 22 * 60, 9 * 60);
    String sleeper = subscriber("sleeper@h.org", quiet);
    receive(warning("A1", "黄", "Moderate", DISTRICT));
    fanOut();
    receive(update("A2", "A1", "黄", "Moderate", DISTRICT));
    fanOut();
    db.tick(3700);
    delivery.drain();
    assertThat(letters(sleeper))
        .filteredOn(row -> row.state() == LetterState.SENT)
        .extracting(LetterRow::revision)
        .containsExactly(2);
  }

  /** The one letter about a warning that somebody got. */
  private String told(String recipient) {
    assertThat(sent)
        .filteredOn(p -> p.recipient().equals(recipient) && p.topic() != null)
        .hasSize(1);
    return sent.stream()
        .filter(p -> p.recipient().equals(recipient) && p.topic() != null)
        .map(Parcel::text)
        .findFirst()
        .orElseThrow();
  }

  /** Tokens of everybody for whom a letter is in the ledger. */
  private List<String> told() {
    delivery.drain();
    return sent.stream()
        .filter(p -> p.topic() != null)
        .map(p -> p.unsubscribeUrl().replaceAll(".*/", ""))
        .distinct()
        .toList();
  }
}
