package cn.shenhe.portal.content.delivery;

import cn.shenhe.portal.content.ContentRefusal;

/** There is no such letter. */
public class UnknownLetter extends ContentRefusal {

  private static final long serialVersionUID = 1L;

  public UnknownLetter() {
    super("delivery.unknown");
  }
}
