package cn.shenhe.portal.content.shelter;

import cn.shenhe.portal.content.ContentRefusal;

/** An attribute cannot be written down like this. */
public class ShelterCorrectionRefused extends ContentRefusal {

  private static final long serialVersionUID = 1L;

  /**
   * @param reason the end of the code {@code shelter.correction.…}
   */
  ShelterCorrectionRefused(String reason, ShelterAttribute attribute) {
    super("shelter.correction." + reason, attribute.label());
  }
}
