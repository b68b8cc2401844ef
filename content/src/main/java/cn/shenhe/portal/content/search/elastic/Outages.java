package cn.shenhe.portal.content.search.elastic;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * What is amiss with the cluster, by kind of call: it may be away, unable to do some things (a
 * shard is lost) or refuse some to the portal's user. Each is logged once when it begins and once
 * when it is over, however many calls of other kinds succeed meanwhile.
 */
final class Outages {

  /** Every kind of call: nothing answers. */
  static final String ANY = "";

  private static final Logger LOG = Logger.getLogger(Outages.class.getName());

  /** Calls are refused at once for so long after one failed for good. */
  private static final long REST = Duration.ofSeconds(2).toNanos();

  /** A failure this long ago, with none since, tells nothing any more. */
  private static final long REMEMBERED = Duration.ofMinutes(10).toNanos();

  /** When calls of a kind last failed for good; removed when one succeeds. */
  private final Map<String, Long> failed = new HashMap<>();

  private final Set<String> refused = new HashSet<>();

  /** Whether the call is not to be made now, so that nobody waits for its failure. */
  synchronized boolean rests(String kind) {
    return failedWithin(ANY, REST) || failedWithin(kind, REST);
  }

  /** Whether it failed for good not long ago: trying it several times would be in vain. */
  synchronized boolean isKnown(String kind) {
    return failedWithin(kind, REMEMBERED);
  }

  private boolean failedWithin(String kind, long nanos) {
    Long last = failed.get(kind);
    return last != null && System.nanoTime() - last < nanos;
  }

  /** A call failed for good. */
  synchronized void failed(String kind, Exception reason) {
    boolean known = isKnown(kind);
    failed.put(kind, System.nanoTime());
    if (known) {
      return;
    }
    if (kind.equals(ANY)) {
      LOG.log(Level.WARNING, "the search cluster does not answer: {0}", reason.toString());
    } else {
      LOG.log(
          Level.WARNING,
          "the search cluster answers, but fails at {0}: {1}",
          new Object[] {kind, reason.toString()});
    }
  }

  /** The cluster does not let the portal do this. */
  synchronized void lockedOut(String kind, int status, Exception reason) {
    boolean known = !refused.isEmpty();
    refused.add(kind);
    if (!known) {
      LOG.log(
          Level.WARNING,
          "the search cluster does not let the portal in (status {0}): portal.search.elastic.user,"
              + " its password or its rights are wrong: {1}",
          new Object[] {status, reason.getMessage()});
    }
  }

  /** The cluster answered, whatever it said. */
  synchronized void answered() {
    if (failed.remove(ANY) != null) {
      LOG.info("the search cluster answers again");
    }
  }

  /** A call of this kind succeeded. */
  synchronized void done(String kind) {
    answered();
    if (failed.remove(kind) != null) {
      LOG.log(Level.INFO, "the search cluster no longer fails at {0}", kind);
    }
    if (refused.contains(kind)) {
      refused.clear();
      LOG.info("the search cluster lets the portal in again");
    }
  }
}
