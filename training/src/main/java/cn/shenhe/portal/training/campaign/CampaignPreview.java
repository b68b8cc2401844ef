package cn.shenhe.portal.training.campaign;

import java.util.List;

/**
 * What a campaign would be, before it is made.
 *
 * @param day the observance in that year, with its basis and source; its days may be null
 * @param exists whether there is one already
 * @param acts by their times; empty while the days are not announced
 * @param problems acts that could not be done today as they stand
 */
public record CampaignPreview(
    CalendarDay day, boolean exists, List<PlannedAct> acts, List<ActProblem> problems) {}
