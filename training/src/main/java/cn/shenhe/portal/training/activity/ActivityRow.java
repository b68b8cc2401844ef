package cn.shenhe.portal.training.activity;

import java.time.Instant;

/**
 * An activity as everybody sees it.
 *
 * @param contact whom to ask: a telephone number of the organiser; may be empty
 * @param attended how many came; null before staff said so
 * @param bookable whether one can sign up now and there is a place
 */
public record ActivityRow(
    String id,
    String campaign,
    ActivityKind kind,
    String title,
    String summary,
    String organiser,
    String contact,
    String street,
    String place,
    Instant start,
    Instant end,
    Instant signUpUntil,
    int capacity,
    int taken,
    ActivityState state,
    String cancelReason,
    Integer attended,
    int sequence,
    boolean bookable) {

  public int free() {
    return capacity - taken;
  }
}
