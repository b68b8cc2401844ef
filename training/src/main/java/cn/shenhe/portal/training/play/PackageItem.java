package cn.shenhe.portal.training.play;

/**
 * What an item of a package said last.
 *
 * @param passed null while it does not say
 * @param scorePercent 0–100, null while there is none
 */
public record PackageItem(int number, boolean completed, Boolean passed, Double scorePercent) {}
