package cn.shenhe.portal.training.play;

import java.time.Instant;

/**
 * A person completed all items of a package for the first time in an attempt; fired inside the
 * transaction.
 *
 * @param person public id of the account
 * @param packageId public id of the package
 * @param attempt public id of the attempt
 * @param title of the package
 * @param scorePercent mean of the items that gave a score, null when none did
 */
public record PackageFinished(
    String person,
    String packageId,
    String attempt,
    String title,
    Double scorePercent,
    Instant at) {}
