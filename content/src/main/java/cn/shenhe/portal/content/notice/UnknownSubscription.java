package cn.shenhe.portal.content.notice;

import cn.shenhe.portal.content.ContentRefusal;

/** No subscription has this token. */
public class UnknownSubscription extends ContentRefusal {

  private static final long serialVersionUID = 1L;

  public UnknownSubscription() {
    super("notice.unknown");
  }
}
