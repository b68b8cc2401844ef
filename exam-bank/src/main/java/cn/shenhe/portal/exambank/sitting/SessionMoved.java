package cn.shenhe.portal.exambank.sitting;

import java.time.Instant;

/**
 * Time or place of an announced session were changed after a person took a place.
 *
 * @param person public id of the account
 * @param before and {@code now}: when it begins and where
 * @param at when it was changed
 */
public record SessionMoved(
    String session, String title, String person, Appointed before, Appointed now, Instant at) {

  /**
   * When and where.
   *
   * @param place empty for a remote session
   */
  public record Appointed(Instant opensAt, Instant entryUntil, Instant endsAt, String place) {}
}
