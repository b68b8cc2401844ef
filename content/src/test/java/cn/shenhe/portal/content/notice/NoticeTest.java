package cn.shenhe.portal.content.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.shenhe.portal.content.delivery.Channel;
import cn.shenhe.portal.content.delivery.Courier;
import cn.shenhe.portal.content.delivery.Delivery;
import cn.shenhe.portal.content.delivery.Handover;
import cn.shenhe.portal.content.delivery.LedgerInTests;
import cn.shenhe.portal.content.delivery.LetterRow;
import cn.shenhe.portal.content.delivery.LetterState;
import cn.shenhe.portal.content.delivery.Parcel;
import cn.shenhe.portal.content.delivery.RecipientGone;
import cn.shenhe.portal.content.delivery.Report;
import cn.shenhe.portal.content.delivery.Reports;
import cn.shenhe.portal.content.testing.TestDatabase;
import cn.shenhe.portal.content.warning.WarningBoard;
import cn.shenhe.portal.content.warning.WarningChanged;
import cn.shenhe.portal.content.warning.WarningIntake;
import cn.shenhe.portal.content.warning.WarningLevel;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From a message of an authority to who is told of it and why, on a real database. */
class NoticeTest {

  private static final String DISTRICT = "210103000000";
  private static final String STREET = "210103002000";
  private static final String OTHER_STREET = "210103004000";

  private final TestDatabase db = new TestDatabase();
  private final List<Parcel> sent = Collections.synchronizedList(new ArrayList<>());
  private Subscriptions subscriptions;
  private Notices notices;
  private Delivery delivery;
  private WarningIntake intake;
  private int heard;
  private boolean ready = true;

  @BeforeEach
  void wire() {
    for (Channel channel : Channel.values()) {
      db.offer(new Recording(channel));
    }
    LedgerInTests.wire(db);
    delivery = db.bean(Delivery.class);
    subscriptions = db.bean(Subscriptions.class);
    notices = db.bean(Notices.class);
    intake = db.bean(WarningIntake.class);
  }

  @AfterEach
  void close() {
    db.close();
  }

  @Test
  void nobodyIsToldBeforeTheOwnerOfTheAddressSaidYes() {
    db.run(() -> subscriptions.ask(Channel.MAIL, "a@example.org", yellow(DISTRICT)));
    receive(warning("A1", "黄", "Moderate", DISTRICT));
    assertThat(fanOut()).isZero();
    delivery.drain();
    assertThat(sent).hasSize(1);
    String token = sent.get(0).text().replaceAll("(?s).*\\?t=([0-9a-z]{26}).*", "$1");
    db.run(() -> subscriptions.confirm(token));
    receive(update("A2", "A1", "红", "Extreme", DISTRICT));
    assertThat(fanOut()).isEqualTo(1);
    delivery.drain();
    assertThat(sent.get(1).text())
        .contains("红色 · 特别严重")
        .contains("沈阳市气象台")
        .contains("级别升高")
        .contains(token);
    assertThat(sent.get(1).unsubscribeUrl()).endsWith("/unsubscribe/" + token);
  }

  @Test
  void aMailboxCannotBeFilledWithConfirmations() {
    for (int i = 0; i < 8; i++) {
      db.run(() -> subscriptions.ask(Channel.MAIL, "victim@example.org", yellow(DISTRICT)));
    }
    delivery.drain();
    assertThat(sent).hasSize(3);
  }

  @Test
  void nobodyCanUseUpAnothersAddressByAskingForIt() {
    for (int day = 0; day < 7; day++) {
      for (int i = 0; i < 5; i++) {
        db.run(() -> subscriptions.ask(Channel.MAIL, "owner@h.org", yellow(DISTRICT)));
      }
      db.tick(24L * 3600);
    }
    NoticeRepository rows = db.bean(NoticeRepository.class);
    assertThat(db.in(() -> rows.of(Channel.MAIL, "owner@h.org"))).hasSize(10);
    String mine = subscriber("owner@h.org", yellow(STREET));
    assertThat(db.in(() -> subscriptions.of(mine)).state()).isEqualTo(SubscriptionState.ACTIVE);
    List<Subscription> known = db.in(() -> rows.of(Channel.MAIL, "owner@h.org"));
    assertThat(known).hasSize(10).first().extracting(Subscription::token).isEqualTo(mine);
    // Confirmed ones are bounded as before.
    db.run(() -> known.forEach(one -> subscriptions.confirm(one.token())));
    db.run(() -> subscriptions.ask(Channel.MAIL, "owner@h.org", yellow(STREET)));
    assertThat(db.in(() -> rows.of(Channel.MAIL, "owner@h.org"))).hasSize(10);
  }

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
  void placesCanBeChangedToFewerAndToMore() {
    String token = subscriber("here@h.org", yellow(STREET));
    for (int n : new int[] {3, 1, 2}) {
      List<Spot> spots = new ArrayList<>(List.of(Spot.point(41.78, 123.45, "家")));
      for (int i = 1; i < n; i++) {
        spots.add(Spot.area("21010300" + i));
      }
      Wishes wishes = new Wishes(spots, List.of(), WarningLevel.BLUE, null, null, false, false);
      db.run(() -> subscriptions.change(token, wishes));
      assertThat(db.in(() -> subscriptions.of(token)).wishes().spots()).isEqualTo(spots);
    }
  }

  @Test
  void aNameNobodyKnowsIsForWhoWishedForOthers() {
    subscriber("rain@h.org", wishes("210103", List.of("暴雨"), WarningLevel.BLUE, null, null));
    String others =
        subscriber("others@h.org", wishes("210103", List.of("其他"), WarningLevel.BLUE, null, null));
    receive(warning("A1", "黄", "Moderate", DISTRICT).replace("暴雨", "陨石").replace("11B03", "X1"));
    fanOut();
    assertThat(told()).containsExactly(others);
    assertThat(wishes("210103", List.of("没有这种"), WarningLevel.BLUE, null, null).hazards())
        .isEmpty();
  }

  @Test
  void placesAreBoundedAndAPointIsKeptToAHundredMetresOnly() {
    assertThat(Spot.point(41.78049, 123.44951, " 我家\n楼下 ").key()).isEqualTo("41.78,123.45");
    assertThat(Spot.point(41.78049, 123.44951, " 我家\n楼下 ").name()).isEqualTo("我家 楼下");
    assertThatThrownBy(() -> Spot.point(39.9, 116.4, ""))
        .isInstanceOf(NoticeRefused.class)
        .hasMessageContaining("notice.outsideDistrict");
    assertThatThrownBy(() -> Spot.area("110101")).isInstanceOf(NoticeRefused.class);
    List<Spot> many = new ArrayList<>();
    for (int i = 0; i <= Wishes.MOST_SPOTS; i++) {
      many.add(Spot.point(41.76 + i / 1000.0, 123.45, ""));
    }
    assertThatThrownBy(
            () -> new Wishes(many, List.of(), WarningLevel.BLUE, null, null, false, false))
        .isInstanceOf(NoticeRefused.class)
        .hasMessageContaining("notice.manyPlaces");
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

  @Test
  void whoGotNothingSeesOfEachWarningWhyAndGetsTheLinkAgain() {
    String token =
        subscriber("red@h.org", wishes("210103", List.of(), WarningLevel.RED, null, null));
    receive(warning("A1", "黄", "Moderate", DISTRICT));
    fanOut();
    receive(warning("B1", "红", "Extreme", DISTRICT));
    fanOut();
    delivery.drain();
    assertThat(db.in(() -> subscriptions.recent(token)))
        .extracting(t -> t.warning().level() + " " + t.sent() + " " + t.reason().code())
        .containsExactlyInAnyOrder("YELLOW false why.levelNot", "RED true why.letter.SENT");
    sent.clear();
    for (int i = 0; i < 6; i++) {
      db.run(() -> subscriptions.remind(Channel.MAIL, "red@h.org"));
      db.run(() -> subscriptions.remind(Channel.MAIL, "nobody@h.org"));
    }
    delivery.drain();
    assertThat(sent)
        .hasSize(3)
        .allMatch(p -> p.text().contains("/warning/subscription?t=" + token));
  }

  @Test
  void aChannelWithoutAWayOutIsNotOffered() {
    ready = false;
    assertThatThrownBy(
            () -> db.run(() -> subscriptions.ask(Channel.SMS, "13800000001", yellow("210103"))))
        .isInstanceOf(NoticeRefused.class)
        .hasMessageContaining("notice.channelOff");
    assertThat(db.in(() -> delivery.offers(Channel.SMS))).isFalse();
    assertThat(db.in(() -> delivery.offers(Channel.MAIL))).isTrue();
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

  @Test
  void whoUnsubscribesIsForgottenAlsoInTheLedger() {
    String token = subscriber("bye@h.org", yellow(DISTRICT));
    receive(warning("A1", "黄", "Moderate", DISTRICT));
    fanOut();
    db.run(() -> subscriptions.end(token));
    db.run(() -> subscriptions.end(token));
    delivery.drain();
    assertThat(sent).noneMatch(p -> p.recipient().contains("bye") && p.topic() != null);
    assertThat(letters(token)).extracting(LetterRow::recipient).containsOnly("-");
  }

  @Test
  void whoUnsubscribesIsForgottenAlsoInTheLetterThatAskedToConfirm() {
    String token = subscriber("bye@h.org", yellow(DISTRICT));
    delivery.drain();
    assertThat(db.in(() -> subscriptions.letters(token))).hasSize(1);
    db.run(() -> subscriptions.end(token));
    assertThat(db.in(() -> delivery.letters(null, null, null, 0)))
        .extracting(LetterRow::recipient)
        .containsExactly("-");
  }

  @Test
  void oneOwnerIsAskedThreeTimesADayHoweverTheAddressIsWritten() {
    for (String mobile : List.of("13800138000", "138 0013 8000", "138-0013-8000", "138001 38000")) {
      db.run(() -> subscriptions.ask(Channel.SMS, mobile, yellow(DISTRICT)));
    }
    for (String mail : List.of("v@h.org", "V@H.org", "v+1@h.org", "v+2@h.org", "v+3@h.org")) {
      db.run(() -> subscriptions.ask(Channel.MAIL, mail, yellow(DISTRICT)));
    }
    delivery.drain();
    assertThat(sent).filteredOn(p -> p.channel() == Channel.SMS).hasSize(3);
    assertThat(sent).filteredOn(p -> p.channel() == Channel.MAIL).hasSize(3);
  }

  @Test
  void theReasonsAgreeWithTheLedgerForEverybody() {
    Random random = new Random(6);
    List<String> areas = List.of("210103", STREET.substring(0, 9), OTHER_STREET.substring(0, 9));
    List<String> tokens = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      Wishes wishes =
          wishes(
              areas.get(random.nextInt(3)),
              random.nextBoolean() ? List.of() : List.of(random.nextBoolean() ? "暴雨" : "大风"),
              WarningLevel.values()[random.nextInt(4)],
              null,
              null);
      tokens.add(subscriber("s" + i + "@h.org", wishes));
    }
    List<String> ids = new ArrayList<>();
    String[][] levels = {{"蓝", "Minor"}, {"黄", "Moderate"}, {"橙", "Severe"}, {"红", "Extreme"}};
    String[] codes = {DISTRICT, STREET, OTHER_STREET};
    for (int i = 0; i < 12; i++) {
      ids.add(
          receive(warning("W" + i, levels[i % 4][0], levels[i % 4][1], codes[i % 3])).publicId());
      fanOut();
    }
    Map<Boolean, Integer> seen = new HashMap<>();
    for (String token : tokens) {
      List<LetterRow> letters = letters(token);
      for (String id : ids) {
        boolean has = letters.stream().anyMatch(row -> id.equals(row.topic()));
        boolean reasons =
            db.in(() -> subscriptions.why(token, id)).stream()
                .filter(line -> !line.code().contains("etter"))
                .allMatch(WhyLine::passed);
        assertThat(reasons).as("%s %s", token, id).isEqualTo(has);
        seen.merge(has, 1, Integer::sum);
      }
    }
    assertThat(seen.get(true)).isGreaterThan(100);
    assertThat(seen.get(false)).isGreaterThan(100);
  }

  @Test
  void membersOfARelayListConfirmAndTheDutyOfficerSeesWhoDidNot() {
    RelayLists lists = db.bean(RelayLists.class);
    db.run(() -> lists.open("文艺路社区网格"));
    String list = db.in(lists::lists).get(0).id();
    db.run(() -> lists.join(list, "甲", Channel.SMS, "13800000001", yellow("210103")));
    db.run(() -> lists.join(list, "乙", Channel.SMS, "13800000002", yellow("210103")));
    String warning = receive(warning("A1", "黄", "Moderate", DISTRICT)).publicId();
    fanOut();
    delivery.drain();
    assertThat(sent).hasSize(2).allMatch(p -> p.text().contains("/warning/received?t="));
    String token = sent.get(0).text().replaceAll("(?s).*\\?t=([0-9a-z]{26}).*", "$1");
    db.run(() -> subscriptions.received(token, warning, 1));
    db.run(() -> subscriptions.received(token, warning, 1));
    assertThat(db.in(() -> lists.receipts(warning)))
        .extracting(receipt -> receipt.at() != null)
        .containsExactly(false, true);
    assertThatThrownBy(() -> db.run(() -> subscriptions.received(token, warning, 2)))
        .isInstanceOf(NoticeRefused.class);
    // Words only: what was confirmed still does. A higher level: it is asked for again.
    receive(update("A2", "A1", "黄", "Moderate", DISTRICT));
    fanOut();
    assertThat(db.in(() -> lists.receipts(warning)))
        .extracting(RelayLists.Receipt::isDone)
        .containsExactly(false, true);
    receive(update("A3", "A2", "红", "Extreme", DISTRICT));
    fanOut();
    db.run(() -> lists.join(list, "丙", Channel.SMS, "13800000003", yellow("210103")));
    assertThat(db.in(() -> lists.receipts(warning)))
        .extracting(r -> r.member().person() + " " + r.asked() + " " + r.revision() + r.isDone())
        .containsExactly(
            open(token) + " true nullfalse", mine(token) + " true 1false", "丙 false nullfalse");
    db.run(() -> subscriptions.received(token, warning, 3));
    assertThat(db.in(() -> subscriptions.confirmed(token, warning))).isEqualTo(3);
    assertThat(db.in(() -> lists.receipts(warning)))
        .filteredOn(RelayLists.Receipt::isDone)
        .extracting(r -> r.member().person() + " " + r.needed())
        .containsExactly(mine(token) + " 3");
  }

  @Test
  void whoLeavesARelayListIsForgottenAlsoInTheLedger() {
    RelayLists lists = db.bean(RelayLists.class);
    db.run(() -> lists.open("文艺路社区网格"));
    String list = db.in(lists::lists).get(0).id();
    db.run(() -> lists.join(list, "甲", Channel.SMS, "13800000001", yellow("210103")));
    receive(warning("A1", "黄", "Moderate", DISTRICT));
    fanOut();
    delivery.drain();
    db.run(
        () -> lists.leave(db.bean(NoticeRepository.class).membersOfAllLists().get(0).publicId()));
    assertThat(db.in(() -> delivery.letters(Channel.SMS, null, null, 0)))
        .extracting(LetterRow::recipient)
        .containsOnly("-");
  }

  @Test
  void anAddressThatGivesLettersBackGetsNoMoreAndIsToldWhy() {
    String token = subscriber("wrong@h.org", yellow(DISTRICT));
    String first = receive(warning("A1", "黄", "Moderate", DISTRICT)).publicId();
    fanOut();
    delivery.drain();
    String key = letters(token).get(0).key();
    db.run(
        () ->
            db.bean(Reports.class)
                .take(new Report(key, Report.Outcome.NO_SUCH_RECIPIENT, "5.1.1")));
    RecipientGone gone =
        (RecipientGone)
            db.acts().stream().filter(RecipientGone.class::isInstance).findFirst().orElseThrow();
    db.run(() -> db.bean(RoundRecorder.class).gone(gone));
    receive(warning("B1", "红", "Extreme", DISTRICT));
    assertThat(fanOut()).isZero();
    assertThat(codes(token, first))
        .contains("why.suspended", "why.letter.BOUNCED", "why.letterProblem");
    // The owner opens the page and says yes again.
    db.run(() -> subscriptions.confirm(token));
    receive(warning("C1", "红", "Extreme", DISTRICT));
    assertThat(fanOut()).isEqualTo(1);
  }

  @Test
  void theReasonsSayWhoIsToldOfTheEndAndWhoWaitsForAPause() {
    String told = subscriber("told@h.org", yellow(STREET));
    String id = receive(warning("A1", "黄", "Moderate", STREET)).publicId();
    fanOut();
    db.run(() -> delivery.pause(null));
    assertThat(codes(told, id)).contains("why.letter.WAITING", "why.letterPaused");
    db.run(() -> delivery.resume(null));
    delivery.drain();
    String late = subscriber("late@h.org", yellow(STREET));
    receive(cancel("A2", "A1"));
    fanOut();
    assertThat(codes(told, id)).contains("why.round.TOLD", "why.letterBefore");
    assertThat(codes(late, id)).contains("why.round.TOLD", "why.letterNotBefore", "why.noLetter");
  }

  @Test
  void anAddressWhoseOwnerNeverSaidYesIsForgottenAfterAWeek() {
    db.run(() -> subscriptions.ask(Channel.MAIL, "never@h.org", yellow(DISTRICT)));
    String yes = subscriber("yes@h.org", yellow(DISTRICT));
    delivery.drain();
    db.tick(8L * 24 * 3600);
    assertThat(db.in(() -> notices.purge())).isEqualTo(1);
    db.run(() -> delivery.purge());
    assertThat(db.in(() -> db.bean(NoticeRepository.class).of(Channel.MAIL, "never@h.org")))
        .isEmpty();
    assertThat(db.in(() -> delivery.letters(null, null, null, 0))).isEmpty();
    assertThat(db.in(() -> subscriptions.of(yes)).state()).isEqualTo(SubscriptionState.ACTIVE);
  }

  private List<String> codes(String token, String warning) {
    return db.in(() -> subscriptions.why(token, warning)).stream().map(WhyLine::code).toList();
  }

  @Test
  void aBrowserThatGotAnotherPushAddressKeepsItsSubscription() {
    String before = push("a");
    String after = push("b");
    String token =
        db.in(() -> subscriptions.ask(Channel.WEB_PUSH, before, yellow(DISTRICT))).token();
    String id = db.in(() -> subscriptions.of(token)).id();
    db.run(() -> subscriptions.moved(push("unknown"), push("c")));
    db.run(() -> subscriptions.moved(before, after));
    RecipientGone old = new RecipientGone(Channel.WEB_PUSH, before, id);
    db.run(() -> db.bean(RoundRecorder.class).gone(old));
    assertThat(db.in(() -> subscriptions.of(token)).state()).isEqualTo(SubscriptionState.ACTIVE);
    receive(warning("A1", "黄", "Moderate", DISTRICT));
    assertThat(fanOut()).isEqualTo(1);
    delivery.drain();
    assertThat(sent).extracting(Parcel::recipient).containsExactly(after);
    assertThatThrownBy(() -> db.run(() -> subscriptions.moved(after, "http://else.where a b")))
        .isInstanceOf(NoticeRefused.class);
  }

  private String mine(String token) {
    return db.in(() -> subscriptions.of(token)).person();
  }

  private String open(String token) {
    return mine(token).equals("甲") ? "乙" : "甲";
  }

  private static String push(String name) {
    Base64.Encoder base64 = Base64.getUrlEncoder().withoutPadding();
    return "https://push.example.org/"
        + name
        + " "
        + base64.encodeToString(new byte[65])
        + " "
        + base64.encodeToString(new byte[16]);
  }

  @Test
  void addressesAreCheckedForTheirForm() {
    for (String bad : List.of("", "a", "a@b..c", "a b@c.de", "a@c.de\nBcc: x@y.z")) {
      assertThatThrownBy(() -> db.run(() -> subscriptions.ask(Channel.MAIL, bad, yellow("210103"))))
          .as(bad)
          .isInstanceOf(NoticeRefused.class);
    }
    assertThatThrownBy(() -> Address.of(Channel.WEBHOOK, "file:///etc/passwd", "s"))
        .isInstanceOf(NoticeRefused.class);
    assertThatThrownBy(() -> Address.of(Channel.SMS, "12345", null))
        .isInstanceOf(NoticeRefused.class);
  }

  private Wishes yellow(String code) {
    return wishes(
        code.length() > 9 ? code.substring(0, code.equals(DISTRICT) ? 6 : 9) : code,
        List.of(),
        WarningLevel.YELLOW,
        null,
        null);
  }

  private static Wishes wishes(
      String area, List<String> hazards, WarningLevel level, Integer from, Integer to) {
    return new Wishes(List.of(Spot.area(area)), hazards, level, from, to, false, false);
  }

  private String subscriber(String address, Wishes wishes) {
    db.run(() -> subscriptions.ask(Channel.MAIL, address, wishes));
    Subscription subscription =
        db.in(() -> db.bean(NoticeRepository.class).of(Channel.MAIL, address)).get(0);
    db.run(() -> subscriptions.confirm(subscription.token()));
    return subscription.token();
  }

  /** Without the question whether the address is the owner's. */
  private List<LetterRow> letters(String token) {
    return db.in(() -> subscriptions.letters(token)).stream()
        .filter(letter -> letter.topic() != null)
        .toList();
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

  private int fanOut() {
    return db.in(notices::fanOut);
  }

  private WarningChanged receive(String cap) {
    db.run(() -> intake.receive(cap.getBytes(StandardCharsets.UTF_8), "http"));
    WarningChanged last = null;
    List<Object> acts = db.acts();
    for (; heard < acts.size(); heard++) {
      if (acts.get(heard) instanceof WarningChanged changed) {
        last = changed;
        db.run(() -> db.bean(RoundRecorder.class).changed(changed));
      }
    }
    assertThat(last).as("what the message changed").isNotNull();
    db.tick(1);
    return last;
  }

  private static String warning(String id, String colour, String severity, String code) {
    return cap(id, "Alert", "", colour, severity, code);
  }

  private static String update(String id, String of, String colour, String severity, String code) {
    return cap(id, "Update", of, colour, severity, code);
  }

  private static String cancel(String id, String of) {
    return cap(id, "Cancel", of, "黄", "Moderate", STREET);
  }

  private static String cap(
      String id, String type, String of, String colour, String severity, String code) {
    String sentAt =
        "2026-11-23T07:%02d:00+08:00"
            .formatted(
                10
                    + Math.abs(id.hashCode()) % 7
                    + 7 * Integer.parseInt(id.replaceAll("\\D", "")) % 40);
    String references =
        of.isEmpty() ? "" : "<references>沈阳市气象台," + of + ",2026-11-23T07:00:00+08:00</references>";
    return """
        <alert xmlns="urn:oasis:names:tc:emergency:cap:1.2"><identifier>%s</identifier>
        <sender>沈阳市气象台</sender><sent>%s</sent><status>Actual</status><msgType>%s</msgType>
        <scope>Public</scope>%s<info><language>zh-CN</language><category>Met</category>
        <event>暴雨</event><urgency>Unknown</urgency><severity>%s</severity>
        <certainty>Unknown</certainty>
        <eventCode><valueName>event</valueName><value>11B03</value></eventCode>
        <expires>2026-11-23T20:00:00+08:00</expires><senderName>沈阳市气象台</senderName>
        <headline>发布暴雨%s色预警</headline><description>预计有雨。%s</description>
        <area><areaDesc>测试区域</areaDesc>
        <geocode><valueName>CPEAS Geographic Code</valueName><value>%s</value></geocode></area>
        </info></alert>"""
        .formatted(id, sentAt, type, references, severity, colour, id, code);
  }

  private final class Recording implements Courier {

    private final Channel channel;

    Recording(Channel channel) {
      this.channel = channel;
    }

    @Override
    public Channel channel() {
      return channel;
    }

    @Override
    public String host(String recipient) {
      return "h";
    }

    @Override
    public boolean isReady() {
      return ready || channel != Channel.SMS;
    }

    @Override
    public int perHost() {
      return 4;
    }

    @Override
    public Handover carry(Parcel parcel) {
      sent.add(parcel);
      return Handover.confirmed();
    }
  }
}
