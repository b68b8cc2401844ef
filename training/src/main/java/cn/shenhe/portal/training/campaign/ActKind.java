package cn.shenhe.portal.training.campaign;

/** What an act does. */
public enum ActKind {
  /**
   * Puts the lessons and collections named in its parameter (slugs, commas; {@code collection:}
   * before that of a collection) before all others; those that are reviewed and wait to be
   * published are published with it.
   */
  FEATURE,
  /** Hangs a line on the home page: its parameter, or the theme when it has none. */
  BANNER,
  /** Opens the page of posters, leaflets and slides. */
  MATERIALS,
  /** Publishes the planned activities and lets people sign up for them. */
  ACTIVITIES,
  /** Opens extra sessions of the experience bases: its parameter, a plan of hall, days, times. */
  BASE_SESSIONS,
  /** Opens a knowledge contest. */
  CONTEST_OPEN,
  /** Ends the contest: nobody begins any more. */
  CONTEST_CLOSE,
  /** Draws the lots of the contest. */
  CONTEST_DRAW,
  /** Writes to everybody who asked to hear of campaigns. */
  DIGEST,
  /** Reminds enterprises of their drills: on their page, and by letter those who asked for it. */
  DRILL,
  /** Asks units for the reports of what they did: its parameter, where they report. */
  REPORTS_INVITE,
  /** Takes no new reports of units any more; what was given back can still be handed in. */
  REPORTS_CLOSE,
  /** Ends the campaign and takes its line off the home page. */
  CLOSE,
  /** Writes down what the campaign did. */
  REPORT;

  /** Whether the campaign does it itself; all others have an {@link ActEffect}. */
  boolean ofCampaign() {
    return switch (this) {
      case FEATURE, BANNER, MATERIALS, REPORTS_INVITE, REPORTS_CLOSE, CLOSE, REPORT -> true;
      default -> false;
    };
  }
}
