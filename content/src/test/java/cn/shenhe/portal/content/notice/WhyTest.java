package cn.shenhe.portal.content.notice;

import static org.assertj.core.api.Assertions.assertThat;

import cn.shenhe.portal.content.delivery.Channel;
import cn.shenhe.portal.content.delivery.LetterRow;
import cn.shenhe.portal.content.warning.WarningLevel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Why somebody was told of a warning, or was not. */
class WhyTest extends NoticeFixture {

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
}
