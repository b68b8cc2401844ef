package cn.shenhe.portal.training.campaign;

import java.time.Instant;

/**
 * An act as an officer writes it.
 *
 * @param parameter may be empty
 * @param graceHours hours after which it is left out when missed, 1 to 8,760; null when it is
 *     caught up however late
 */
public record ActDraft(
    String phase, ActKind kind, String title, String parameter, Instant dueAt, Integer graceHours) {

  private static final int MOST_TITLE = 120;
  private static final int MOST_PARAMETER = 2_000;
  private static final int MOST_GRACE = 8_760;

  public ActDraft {
    title = title == null ? "" : title.strip();
    parameter = parameter == null ? "" : parameter.strip();
    if (title.isEmpty() || title.length() > MOST_TITLE) {
      throw new CampaignRefused("campaign.act-title", MOST_TITLE);
    }
    if (parameter.length() > MOST_PARAMETER) {
      throw new CampaignRefused("campaign.act-parameter", MOST_PARAMETER);
    }
    if (dueAt == null) {
      throw new CampaignRefused("campaign.act-time");
    }
    if (graceHours != null && (graceHours < 1 || graceHours > MOST_GRACE)) {
      throw new CampaignRefused("campaign.act-grace", MOST_GRACE);
    }
    if (!CampaignTemplate.PHASES.contains(phase)) {
      throw new CampaignRefused("campaign.phase");
    }
  }
}
