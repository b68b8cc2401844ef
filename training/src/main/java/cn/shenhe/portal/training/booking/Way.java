package cn.shenhe.portal.training.booking;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * One way to seat a party: a session, or the sessions of one day it is shared out over.
 *
 * @param value what a form sends back: {@code sessionId:places} joined by commas
 * @param full not places enough now; one may join the waiting list
 */
public record Way(String value, LocalDate day, List<Part> parts, boolean full) {

  /** One session of it. */
  public record Part(Instant start, Instant end, String hall, int places, int free) {}

  public boolean split() {
    return parts.size() > 1;
  }
}
