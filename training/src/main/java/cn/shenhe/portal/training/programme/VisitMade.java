package cn.shenhe.portal.training.programme;

/**
 * Somebody with an account was at an experience base; fired as a CDI event inside the transaction
 * of the check-in.
 *
 * @param person public id of the account
 */
public record VisitMade(String person) {}
