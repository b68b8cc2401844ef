package cn.shenhe.portal.content.notice;

import cn.shenhe.portal.content.ContentRefusal;

/** A subscription cannot be made or changed like this. */
public class NoticeRefused extends ContentRefusal {

  private static final long serialVersionUID = 1L;

  public NoticeRefused(String code, Object... arguments) {
    super(code, arguments);
  }
}
