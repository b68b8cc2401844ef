package cn.shenhe.portal.content.search;

/**
 * A stretch of a document the search can answer with.
 *
 * @param heading plain text, empty for the beginning
 * @param anchor id of the heading on the document's page, empty for the beginning; {@code art-27}
 *     for an article of a law, {@code page=3} for a page of a PDF
 * @param text plain text
 * @param path where it stands, begins with a slash, without fragment; empty for the document's page
 * @param weight factor on the document's authority, 0.1–1; less than 1 for what stands in every
 *     document of its kind and answers little
 */
public record SearchPassage(
    String heading, String anchor, String text, String path, double weight) {

  public SearchPassage {
    if (!path.isEmpty() && (!path.startsWith("/") || path.contains("#"))) {
      throw new IllegalArgumentException("path");
    }
    if (!(weight >= 0.1 && weight <= 1)) {
      throw new IllegalArgumentException("weight");
    }
  }

  /** Of full weight. */
  public SearchPassage(String heading, String anchor, String text, String path) {
    this(heading, anchor, text, path, 1);
  }

  /** On the document's own page. */
  public SearchPassage(String heading, String anchor, String text) {
    this(heading, anchor, text, "", 1);
  }
}
