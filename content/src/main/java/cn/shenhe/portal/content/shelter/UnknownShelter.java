package cn.shenhe.portal.content.shelter;

import cn.shenhe.portal.content.ContentRefusal;

/** There is no such shelter, import or street, or there was none at that time. */
public class UnknownShelter extends ContentRefusal {

  private static final long serialVersionUID = 1L;

  UnknownShelter() {
    super("shelter.unknown");
  }
}
