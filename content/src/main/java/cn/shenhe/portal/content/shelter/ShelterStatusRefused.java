package cn.shenhe.portal.content.shelter;

import cn.shenhe.portal.content.ContentRefusal;

/** The shelter's status does not allow the change. */
public class ShelterStatusRefused extends ContentRefusal {

  private static final long serialVersionUID = 1L;

  ShelterStatusRefused(ShelterStatus now, ShelterStatus next) {
    super("shelter.status", now.label(), next.label());
  }

  ShelterStatusRefused(ShelterStatus now, int persons) {
    super("shelter.count", now.label(), persons);
  }
}
