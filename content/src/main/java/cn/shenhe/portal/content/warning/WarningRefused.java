package cn.shenhe.portal.content.warning;

import cn.shenhe.portal.content.ContentRefusal;

/** A rule of relaying warnings said no. */
public class WarningRefused extends ContentRefusal {

  private static final long serialVersionUID = 1L;

  WarningRefused(String code, Object... arguments) {
    super(code, arguments);
  }
}
