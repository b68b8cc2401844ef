package cn.shenhe.portal.web.exambank.certificate;

import cn.shenhe.portal.exambank.ExamBankRefusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * How often one address may check certificates, so that nobody tries numbers in bulk. Counts whole
 * minutes, in memory and for this node alone; addresses are forgotten with the minute.
 */
@ApplicationScoped
public class CheckLimit {

  private static final int MOST_ADDRESSES = 50_000;
  private static final int MILLIS_OF_A_MINUTE = 60_000;

  /** Too many checks from one address in a minute. */
  public static final class CheckedTooOften extends ExamBankRefusal {
    private static final long serialVersionUID = 1L;

    CheckedTooOften(int most) {
      super("certificate.throttled", most);
    }
  }

  @Inject InstantSource clock;

  @Inject
  @ConfigProperty(name = "portal.certificate.checks-per-minute", defaultValue = "20")
  int most;

  private final Map<String, Integer> counts = new ConcurrentHashMap<>();
  private long minute;

  /**
   * @throws CheckedTooOften when the address used its share of this minute up
   */
  public synchronized void count(String address) {
    long now = clock.millis() / MILLIS_OF_A_MINUTE;
    if (now != minute || counts.size() > MOST_ADDRESSES) {
      minute = now;
      counts.clear();
    }
    if (counts.merge(address, 1, Integer::sum) > most) {
      throw new CheckedTooOften(most);
    }
  }
}
