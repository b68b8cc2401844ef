package cn.shenhe.portal.content.courseware;

import cn.shenhe.portal.content.ContentRefusal;

/** A rule of an article's life said no: wrong state, the same person twice, a stale edit. */
public class CoursewareRefused extends ContentRefusal {

  private static final long serialVersionUID = 1L;

  /**
   * @param reason the refusal code is {@code courseware.<reason>}
   */
  public CoursewareRefused(String reason, Object... arguments) {
    super("courseware." + reason, arguments);
  }
}
