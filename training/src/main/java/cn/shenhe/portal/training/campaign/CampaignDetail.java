package cn.shenhe.portal.training.campaign;

import java.util.List;

/**
 * A campaign with everything it did and will do.
 *
 * @param report what it did, by the times of the plan; empty before the report is written
 * @param acts by their times
 */
public record CampaignDetail(CampaignRow row, List<ReportLine> report, List<ActRow> acts) {}
