package cn.shenhe.portal.content.shelter;

import java.time.Instant;
import java.time.LocalDate;

/**
 * What the person who imports declares about the file and answers to our questions.
 *
 * @param coordinateSystem in which the positions of the file are given
 * @param source named beside every fact of the file that names none itself
 * @param verifiedOn date of the facts whose row names none; null when not known
 * @param blankMeansUnsuitable whether a blank hazard column means "not designated" (as in Japan's
 *     national list) instead of "not known"
 * @param acceptOutside answer to "these points lie outside the district – take them?"
 * @param acceptLookAlikes answer to "these look like shelters we have under another code, or like
 *     an earlier row – take them as new ones?"
 * @param feed name of the feed this file is a complete state of, empty when it is not: what a
 *     complete state no longer mentions is marked as not mentioned, never closed
 * @param takeStatus whether the file opens and closes shelters and counts the persons inside;
 *     heeded only from those who may do so in the portal
 * @param asOf the moment the file's statuses are of; null when not declared, then that of the
 *     upload
 */
public record ImportOptions(
    CoordinateSystem coordinateSystem,
    String source,
    LocalDate verifiedOn,
    boolean blankMeansUnsuitable,
    boolean acceptOutside,
    boolean acceptLookAlikes,
    String feed,
    boolean takeStatus,
    Instant asOf) {

  public ImportOptions {
    if (source.isBlank() || source.length() > 200 || feed.length() > 60) {
      throw new IllegalArgumentException("a file needs a source of up to 200 characters");
    }
  }

  /** WGS84, nothing accepted that has to be asked, no status taken. */
  public static ImportOptions of(String source) {
    return new ImportOptions(
        CoordinateSystem.WGS84, source, null, false, false, false, "", false, null);
  }
}
