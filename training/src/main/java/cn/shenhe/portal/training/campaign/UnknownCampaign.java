package cn.shenhe.portal.training.campaign;

import cn.shenhe.portal.training.TrainingRefusal;

/** There is no such campaign, act or observance. */
public class UnknownCampaign extends TrainingRefusal {

  private static final long serialVersionUID = 1L;

  UnknownCampaign(String id) {
    super("campaign.unknown", id);
  }
}
