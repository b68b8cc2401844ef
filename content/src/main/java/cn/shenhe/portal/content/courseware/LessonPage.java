package cn.shenhe.portal.content.courseware;

import java.util.List;

/**
 * One page of a list.
 *
 * @param rows at most {@link #SIZE}
 * @param total of all pages
 * @param number of this page, from 1
 */
public record LessonPage(List<LessonRow> rows, long total, int number) {

  /** Rows of one page. */
  public static final int SIZE = 24;

  public LessonPage {
    rows = List.copyOf(rows);
  }

  public int pages() {
    return (int) Math.max(1, (total + SIZE - 1) / SIZE);
  }
}
