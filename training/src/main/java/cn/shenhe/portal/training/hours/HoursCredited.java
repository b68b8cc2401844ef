package cn.shenhe.portal.training.hours;

/**
 * A person got learning time credited; fired inside the transaction.
 *
 * @param person public id of the account
 * @param piece key of the piece
 */
public record HoursCredited(String person, String piece) {}
