package cn.shenhe.portal.content.search;

/**
 * A stretch of a document the search can answer with.
 *
 * @param heading plain text, empty for the beginning
 * @param anchor id of the heading on the document's page, empty for the beginning; {@code art-27}
 *     for an article of a law, {@code page=3} for a page of a PDF
 * @param text plain text
 * @param path where it stands, begins with a slash, without fragment; empty for the document's page
 */
public record SearchPassage(String heading, String anchor, String text, String path) {

  public SearchPassage {
    if (!path.isEmpty() && (!path.startsWith("/") || path.contains("#"))) {
      throw new IllegalArgumentException("path");
    }
  }

  /** On the document's own page. */
  public SearchPassage(String heading, String anchor, String text) {
    this(heading, anchor, text, "");
  }
}
