package cn.shenhe.portal.training.campaign;

/**
 * The report of a campaign is written and no unit is still to be given time for its own, as of this
 * transaction.
 *
 * @param campaign public id
 */
public record CampaignReported(String campaign) {}
