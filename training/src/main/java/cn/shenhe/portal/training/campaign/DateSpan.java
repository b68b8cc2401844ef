package cn.shenhe.portal.training.campaign;

import java.time.LocalDate;

/**
 * Days in Beijing's calendar.
 *
 * @param first inclusive
 * @param last inclusive, not before first
 */
public record DateSpan(LocalDate first, LocalDate last) {

  public DateSpan {
    if (last.isBefore(first)) {
      throw new CampaignRefused("campaign.dates");
    }
  }

  boolean contains(LocalDate day) {
    return !day.isBefore(first) && !day.isAfter(last);
  }
}
