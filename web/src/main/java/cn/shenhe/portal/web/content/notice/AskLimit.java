package cn.shenhe.portal.web.content.notice;

import cn.shenhe.portal.content.ContentRefusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * How often one address may ask for subscriptions in a minute: each makes a row and perhaps a
 * letter to somebody. Counts whole minutes, in memory and for this node alone.
 */
@ApplicationScoped
class AskLimit {

  private static final int MOST_ADDRESSES = 50_000;
  private static final int MILLIS_OF_A_MINUTE = 60_000;

  /** Too many requests from one address in a minute. */
  static final class AskedTooOften extends ContentRefusal {

    private static final long serialVersionUID = 1L;

    AskedTooOften(int most) {
      super("notice.throttled", most);
    }
  }

  @Inject InstantSource clock;

  @Inject
  @ConfigProperty(name = "portal.notice.requests-per-minute", defaultValue = "20")
  int most;

  private final Map<String, Integer> counts = new HashMap<>();
  private long minute;

  /**
   * @throws AskedTooOften when the address used its share of this minute up
   */
  synchronized void count(String address) {
    long now = clock.millis() / MILLIS_OF_A_MINUTE;
    if (now != minute || counts.size() > MOST_ADDRESSES) {
      minute = now;
      counts.clear();
    }
    if (counts.merge(address, 1, Integer::sum) > most) {
      throw new AskedTooOften(most);
    }
  }
}
