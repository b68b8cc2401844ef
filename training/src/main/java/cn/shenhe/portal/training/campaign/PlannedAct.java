package cn.shenhe.portal.training.campaign;

import java.time.Instant;

/**
 * An act that is to come.
 *
 * @param campaign public id of the campaign; null when the campaign is not made yet and this is
 *     what its template says
 * @param campaignName name of the campaign, or of the observance with its year
 * @param graceHours null when it is caught up however late
 */
public record PlannedAct(
    String campaign,
    String campaignName,
    String phase,
    ActKind kind,
    String title,
    String parameter,
    Instant dueAt,
    Integer graceHours) {}
