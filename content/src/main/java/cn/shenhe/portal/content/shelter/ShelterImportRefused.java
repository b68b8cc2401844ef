package cn.shenhe.portal.content.shelter;

import cn.shenhe.portal.content.ContentRefusal;

/** The import is not in the state for this: applied already, undone, or its positions doubtful. */
public class ShelterImportRefused extends ContentRefusal {

  private static final long serialVersionUID = 1L;

  ShelterImportRefused(String state) {
    super("shelter.import.state", state);
  }

  private ShelterImportRefused() {
    super("shelter.import.alarm");
  }

  /**
   * The positions seem to be given in another system than declared, and nobody said they are not.
   */
  static ShelterImportRefused alarm() {
    return new ShelterImportRefused();
  }
}
