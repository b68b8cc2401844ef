package cn.shenhe.portal.content.shelter;

import cn.shenhe.portal.content.ContentRefusal;

/** A file of shelters cannot be taken: unreadable, too large, or dangerous. */
public class ShelterFileRefused extends ContentRefusal {

  private static final long serialVersionUID = 1L;

  /**
   * @param reason the end of the code {@code shelter.file.…}
   */
  ShelterFileRefused(String reason, Object... arguments) {
    super("shelter.file." + reason, arguments);
  }

  ShelterFileRefused(Throwable cause, String reason, Object... arguments) {
    this(reason, arguments);
    initCause(cause);
  }
}
