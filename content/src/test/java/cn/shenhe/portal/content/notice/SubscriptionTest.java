package cn.shenhe.portal.content.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.shenhe.portal.content.delivery.Channel;
import cn.shenhe.portal.content.delivery.LetterRow;
import cn.shenhe.portal.content.delivery.Parcel;
import cn.shenhe.portal.content.delivery.RecipientGone;
import cn.shenhe.portal.content.delivery.Report;
import cn.shenhe.portal.content.delivery.Reports;
import cn.shenhe.portal.content.warning.WarningLevel;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who wants to be told, how that is asked, changed and ended. */
class SubscriptionTest extends NoticeFixture {

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
