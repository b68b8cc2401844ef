package cn.shenhe.portal.training.campaign;

/**
 * The report of a campaign was written, in this transaction.
 *
 * @param campaign public id
 */
public record CampaignReported(String campaign) {}
