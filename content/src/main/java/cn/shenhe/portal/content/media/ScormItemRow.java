package cn.shenhe.portal.content.media;

/**
 * A part of a package that can be played.
 *
 * @param number from 1, in the order of the table of contents
 * @param edition {@code 1.2} or {@code 2004}
 * @param launch path and query within the package
 * @param mastery score that passes, as the package writes it, empty when it says nothing
 * @param launchData handed to the item as it stands, may be empty
 */
public record ScormItemRow(
    int number, String edition, String title, String launch, String mastery, String launchData) {}
