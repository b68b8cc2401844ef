package cn.shenhe.portal.content.shelter;

import cn.shenhe.portal.content.ContentRefusal;

/** A street or community cannot be written down like this. */
public class DivisionRefused extends ContentRefusal {

  private static final long serialVersionUID = 1L;

  /**
   * @param reason the end of the code {@code shelter.division.…}
   */
  DivisionRefused(String reason) {
    super("shelter.division." + reason);
  }
}
