package cn.shenhe.portal.web.training.booking;

import cn.shenhe.portal.training.TrainingRefusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * How often a booking may be looked for, so that nobody tries the ten thousand ends of a telephone
 * number: by address and minute, and by code and hour whatever the address. Counted in memory, for
 * this node alone, and alike for codes that exist and codes that do not.
 */
@ApplicationScoped
public class FindLimit {

  private static final int MOST_KEYS = 50_000;
  private static final long MINUTE = 60_000;
  private static final long HOUR = 60 * MINUTE;
  private static final int PER_CODE = 10;

  /** Too many tries. */
  public static final class SoughtTooOften extends TrainingRefusal {
    private static final long serialVersionUID = 1L;

    SoughtTooOften() {
      super("booking.find.throttled");
    }
  }

  @Inject InstantSource clock;

  @Inject
  @ConfigProperty(name = "portal.booking.finds-per-minute", defaultValue = "10")
  int most;

  private final Map<String, Integer> addresses = new ConcurrentHashMap<>();
  private final Map<String, Integer> codes = new ConcurrentHashMap<>();
  private long minute;
  private long hour;

  /**
   * @throws SoughtTooOften when the address or the code used its share up
   */
  public synchronized void count(String address, String code) {
    long now = clock.millis();
    if (now / MINUTE != minute || addresses.size() > MOST_KEYS) {
      minute = now / MINUTE;
      addresses.clear();
    }
    if (now / HOUR != hour || codes.size() > MOST_KEYS) {
      hour = now / HOUR;
      codes.clear();
    }
    if (addresses.merge(address, 1, Integer::sum) > most
        || codes.merge(code, 1, Integer::sum) > PER_CODE) {
      throw new SoughtTooOften();
    }
  }

  /** The right end was given: its owner may go on looking. */
  public synchronized void found(String code) {
    codes.remove(code);
  }
}
