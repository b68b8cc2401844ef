package cn.shenhe.portal.web.training.booking;

import cn.shenhe.portal.training.TrainingRefusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * How often one address may begin a booking or hand one in, so that nobody takes all places of a
 * base with made-up numbers. Counts whole minutes, in memory and for this node alone.
 */
@ApplicationScoped
public class BookingLimit {

  private static final int MOST_ADDRESSES = 50_000;
  private static final int MILLIS_OF_A_MINUTE = 60_000;

  /** Too many from one address in a minute. */
  public static final class BookedTooOften extends TrainingRefusal {
    private static final long serialVersionUID = 1L;

    BookedTooOften() {
      super("booking.throttled");
    }
  }

  @Inject InstantSource clock;

  @Inject
  @ConfigProperty(name = "portal.booking.tries-per-minute", defaultValue = "30")
  int most;

  private final Map<String, Integer> counts = new ConcurrentHashMap<>();
  private long minute;

  /**
   * @throws BookedTooOften when the address used its share of this minute up
   */
  public synchronized void count(String address) {
    long now = clock.millis() / MILLIS_OF_A_MINUTE;
    if (now != minute || counts.size() > MOST_ADDRESSES) {
      minute = now;
      counts.clear();
    }
    if (counts.merge(address, 1, Integer::sum) > most) {
      throw new BookedTooOften();
    }
  }
}
