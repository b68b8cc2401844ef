package cn.shenhe.portal.training.roster;

import java.time.LocalDate;

/**
 * What asks for training anew on workshop and team level, and from which day. Source: 生产经营单位安全培训规定
 * (FACTS 1.2); for units that have workshops and teams.
 *
 * @param day on which the other post is taken, or work begins again
 */
public record PostMove(Kind kind, LocalDate day) {

  /** Another post within the enterprise, or the way back after a year or more away. */
  public enum Kind {
    TRANSFER,
    RETURN
  }
}
