package cn.shenhe.portal.content.media;

import cn.shenhe.portal.content.ContentRefusal;

/** A file is not what it should be, too large, broken, locked or dangerous. */
public class MediaRefused extends ContentRefusal {

  private static final long serialVersionUID = 1L;

  /**
   * @param reason the refusal code is {@code media.<reason>}
   */
  public MediaRefused(String reason, Object... arguments) {
    super("media." + reason, arguments);
  }
}
