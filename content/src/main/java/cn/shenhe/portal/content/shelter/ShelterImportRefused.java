package cn.shenhe.portal.content.shelter;

import cn.shenhe.portal.content.ContentRefusal;

/** The import is not in the state for this: applied already, or undone. */
public class ShelterImportRefused extends ContentRefusal {

  private static final long serialVersionUID = 1L;

  ShelterImportRefused(String state) {
    super("shelter.import.state", state);
  }
}
