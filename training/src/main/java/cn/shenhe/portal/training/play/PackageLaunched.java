package cn.shenhe.portal.training.play;

import java.time.Instant;

/**
 * A person who is signed in opened a package. Fired as a CDI event in the transaction of the
 * launch.
 *
 * @param person public id of the account
 * @param attempt public id
 */
public record PackageLaunched(
    String person, String packageId, String attempt, String title, Instant at) {}
