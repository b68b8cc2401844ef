package cn.shenhe.portal.web.content.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import cn.shenhe.portal.web.testing.DatabaseKind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A red warning goes out to many while the portal is killed (SIGKILL) again and again. Nothing may
 * be lost, nothing that the ledger held as confirmed may be sent again. A letter the server had
 * taken but the ledger had not yet written down is sent again with the same {@code Message-ID}: at
 * most one for each connection and kill. Runs only when asked for:
 *
 * <pre>
 * mvn verify -pl web -am -Dit.test=DeliveryFaults -Dtest=none
 *   -Dsurefire.failIfNoSpecifiedTests=false -Dfailsafe.failIfNoSpecifiedTests=false
 *   [-Ddelivery.letters=20000] [-Ddelivery.kills=10]</pre>
 */
class DeliveryFaults {

  private static final int LETTERS = Integer.getInteger("delivery.letters", 20_000);
  private static final int KILLS = Integer.getInteger("delivery.kills", 10);

  /** The default of {@code portal.mail.connections}. */
  private static final int CONNECTIONS = 4;

  @ParameterizedTest
  @EnumSource(DatabaseKind.class)
  void theLedgerEqualsTheLogOfTheMailServer(DatabaseKind kind) throws Exception {
    Random random = new Random();
    Map<String, Integer> confirmed = new HashMap<>();
    try (MailDay day = new MailDay(kind, List.of(MailDay.Group.mail(LETTERS)), Map.of())) {
      day.warn("faults", "暴雨", "11B03");
      int step = LETTERS / (KILLS + 1);
      for (int kill = 1; kill <= KILLS; kill++) {
        await(day, kill * step - random.nextInt(step / 2));
        day.kill();
        Map<String, Integer> log = log(day);
        day.keys("SENT").forEach(key -> confirmed.putIfAbsent(key, log.getOrDefault(key, 0)));
        day.start();
      }
      await(day, LETTERS);
      Thread.sleep(10_000);
      day.kill();
      Set<String> ledger = day.keys("SENT");
      Map<String, Integer> log = log(day);
      int twice = log.values().stream().mapToInt(Integer::intValue).sum() - log.size();
      System.out.printf(
          "DELIVERY FAULTS %s: %d letters, %d kills, ledger %d, log %d, sent again %d%n",
          kind, LETTERS, KILLS, ledger.size(), log.size(), twice);
      assertThat(ledger).isEqualTo(log.keySet()).hasSize(LETTERS);
      assertThat(twice).isLessThanOrEqualTo(KILLS * CONNECTIONS);
      confirmed.forEach((key, times) -> assertThat(log).as(key).containsEntry(key, times));
      day.start();
    }
  }

  /** How often the server took each letter about the warning. */
  private static Map<String, Integer> log(MailDay day) {
    Map<String, Integer> log = new HashMap<>();
    day.sink.taken().forEach((id, times) -> log.put(MailMessage.keyIn(id).orElse(id), times));
    log.keySet().removeIf(key -> !key.startsWith("warning/"));
    return log;
  }

  /** Letters that were on their way at a kill are tried again when their claim is too old. */
  private static void await(MailDay day, int letters) throws InterruptedException {
    long end = System.nanoTime() + 900_000_000_000L;
    while (day.sink.taken().size() < letters && System.nanoTime() < end) {
      Thread.sleep(50);
    }
  }
}
