package cn.shenhe.portal.training.play;

/**
 * What an item of a package commits.
 *
 * @param cmi its data as JSON, at most 1,000,000 characters; given back as it is at the next launch
 * @param passed null while it does not say
 * @param scorePercent 0–100, null while there is none
 */
public record PackageReport(String cmi, boolean completed, Boolean passed, Double scorePercent) {

  private static final int LONGEST = 1_000_000;

  /**
   * @throws PlayRefused if it is too long or the score is none
   */
  public PackageReport {
    boolean score = scorePercent == null || (scorePercent >= 0 && scorePercent <= 100);
    if (cmi.length() > LONGEST || !score) {
      throw new PlayRefused("too-long", LONGEST);
    }
  }
}
