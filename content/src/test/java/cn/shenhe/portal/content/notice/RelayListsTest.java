package cn.shenhe.portal.content.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.shenhe.portal.content.delivery.Channel;
import cn.shenhe.portal.content.delivery.LetterRow;
import org.junit.jupiter.api.Test;

/** Staff groups that are told and confirm. */
class RelayListsTest extends NoticeFixture {

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

  private String mine(String token) {
    return db.in(() -> subscriptions.of(token)).person();
  }

  private String open(String token) {
    return mine(token).equals("甲") ? "乙" : "甲";
  }
}
