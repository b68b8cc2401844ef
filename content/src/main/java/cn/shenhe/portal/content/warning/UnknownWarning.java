package cn.shenhe.portal.content.warning;

import cn.shenhe.portal.content.ContentRefusal;

/** There is no such warning, receipt or source, or the public may not know of it. */
public class UnknownWarning extends ContentRefusal {

  private static final long serialVersionUID = 1L;

  UnknownWarning() {
    super("warning.unknown");
  }
}
