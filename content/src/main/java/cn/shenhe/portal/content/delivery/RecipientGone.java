package cn.shenhe.portal.content.delivery;

/**
 * A recipient does not exist any more, or refuses mail for good. Fired in the transaction that
 * wrote it down.
 *
 * @param subscription public id of the subscription the letter was for, or null
 */
public record RecipientGone(Channel channel, String recipient, String subscription) {}
