package cn.shenhe.portal.content.courseware;

import cn.shenhe.portal.content.ContentRefusal;

/** There is no such article, or not for the one who asks. */
public class UnknownLesson extends ContentRefusal {

  private static final long serialVersionUID = 1L;

  public UnknownLesson(String name) {
    super("courseware.unknown", name);
  }
}
