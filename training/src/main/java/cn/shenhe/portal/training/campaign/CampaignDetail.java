package cn.shenhe.portal.training.campaign;

import java.util.List;

/**
 * A campaign with everything it did and will do.
 *
 * @param report lines {@code instant TAB state TAB title}; empty before the report is written
 * @param acts by their times
 */
public record CampaignDetail(CampaignRow row, List<String> report, List<ActRow> acts) {}
