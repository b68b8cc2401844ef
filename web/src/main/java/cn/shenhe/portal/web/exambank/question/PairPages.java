package cn.shenhe.portal.web.exambank.question;

import java.io.Serializable;

/**
 * Where in the work list of pairs the page stands.
 *
 * @param page from 1; a page behind the last becomes the last
 * @param open number of open pairs
 */
public record PairPages(int page, long open) implements Serializable {

  static final int SHOWN = 20;

  public PairPages {
    page = (int) Math.min(Math.max(1, page), pages(open));
  }

  /** Number of pages, 1 at least. */
  public long last() {
    return pages(open);
  }

  int first() {
    return (page - 1) * SHOWN;
  }

  private static long pages(long open) {
    return Math.min(Math.max(1, (open - 1) / SHOWN + 1), Integer.MAX_VALUE / SHOWN);
  }
}
