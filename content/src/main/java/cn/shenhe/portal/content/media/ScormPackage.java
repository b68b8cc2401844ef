package cn.shenhe.portal.content.media;

import java.util.List;

/**
 * What a SCORM package's manifest says.
 *
 * @param edition {@code 1.2} or {@code 2004}
 * @param title of its organization, may be blank
 * @param items that can be launched, in the order of the table of contents; at least one
 * @param files paths of everything in it that is kept
 */
record ScormPackage(String edition, String title, List<Item> items, List<String> files) {

  /**
   * @param identifier as the manifest names it
   * @param launch path and query within the package
   * @param mastery score that passes, as written, empty when nothing is said
   * @param launchData handed to the item as it stands, may be empty
   */
  record Item(String identifier, String title, String launch, String mastery, String launchData) {}
}
