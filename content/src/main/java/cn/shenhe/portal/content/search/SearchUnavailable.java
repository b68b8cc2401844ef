package cn.shenhe.portal.content.search;

import cn.shenhe.portal.content.ContentRefusal;

/** The engine cannot answer now; what was to be indexed stays in the outbox. */
public class SearchUnavailable extends ContentRefusal {

  private static final long serialVersionUID = 1L;

  /**
   * @param cause what the engine's client said, for the log
   */
  public SearchUnavailable(Throwable cause) {
    super("search.unavailable");
    if (cause != null) {
      initCause(cause);
    }
  }
}
