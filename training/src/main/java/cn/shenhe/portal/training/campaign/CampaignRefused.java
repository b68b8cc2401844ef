package cn.shenhe.portal.training.campaign;

import cn.shenhe.portal.training.TrainingRefusal;

/** A campaign cannot be made or changed like this. */
public class CampaignRefused extends TrainingRefusal {

  private static final long serialVersionUID = 1L;

  CampaignRefused(String code, Object... arguments) {
    super(code, arguments);
  }
}
