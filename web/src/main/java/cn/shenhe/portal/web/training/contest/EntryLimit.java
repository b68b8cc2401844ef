package cn.shenhe.portal.web.training.contest;

import cn.shenhe.portal.training.TrainingRefusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * How often somebody may enter contests, ask for the digest or save answers in a minute. A person
 * has little, so that nobody looks for the nickname of a number; an address has much more, for a
 * school or a telephone company is one address, and yet not so much that numbers are entered in
 * bulk. Counts whole minutes, in memory and for this node alone.
 */
@ApplicationScoped
public class EntryLimit {

  private static final int MOST_COUNTED = 200_000;
  private static final int MILLIS_OF_A_MINUTE = 60_000;

  /** Too many entries in a minute. */
  public static final class EnteredTooOften extends TrainingRefusal {
    private static final long serialVersionUID = 1L;

    EnteredTooOften(int most) {
      super("contest.throttled", most);
    }
  }

  @Inject InstantSource clock;

  @Inject
  @ConfigProperty(name = "portal.contest.entries-per-minute", defaultValue = "600")
  int mostOfAnAddress;

  @Inject
  @ConfigProperty(name = "portal.contest.entries-per-person", defaultValue = "6")
  int mostOfAPerson;

  @Inject
  @ConfigProperty(name = "portal.contest.digests-per-minute", defaultValue = "30")
  int mostDigests;

  @Inject
  @ConfigProperty(name = "portal.contest.saves-per-minute", defaultValue = "60")
  int mostSaves;

  private final Map<String, Integer> counts = new ConcurrentHashMap<>();
  private long minute;

  /**
   * @param person whom the entry is for: an account, or a contest and a number
   * @throws EnteredTooOften when the person or the address used its share of this minute up
   */
  void count(String address, String person) {
    must("person/" + person, mostOfAPerson);
    must("address/" + address, mostOfAnAddress);
  }

  /**
   * @param mail where the letter goes that asks for confirmation
   * @throws EnteredTooOften when the mailbox or the address used its share of this minute up
   */
  void countDigest(String address, String mail) {
    must("mail/" + mail, mostOfAPerson);
    must("digest/" + address, mostDigests);
  }

  /** Whether somebody with this token may save once more in this minute. */
  boolean maySave(String token) {
    return used("token/" + token) <= mostSaves;
  }

  private void must(String who, int most) {
    if (used(who) > most) {
      throw new EnteredTooOften(most);
    }
  }

  private synchronized int used(String who) {
    long now = clock.millis() / MILLIS_OF_A_MINUTE;
    if (now != minute || counts.size() > MOST_COUNTED) {
      minute = now;
      counts.clear();
    }
    return counts.merge(who, 1, Integer::sum);
  }
}
