package cn.shenhe.portal.content.search.pdf;

import java.util.List;

/**
 * What was read of a PDF.
 *
 * @param pages text of each page from the first, empty where there is none; empty unless {@link
 *     Outcome#READ}
 */
public record PdfReading(Outcome outcome, List<String> pages) {

  /** How the reading ended. */
  public enum Outcome {
    /** There is text. */
    READ,
    /** Pages without text: a scan, or pictures only. */
    NO_TEXT,
    /** Opens only with a password. */
    ENCRYPTED,
    /** No PDF, or one that cannot be read within the memory allowed. */
    BROKEN,
    /** More bytes or pages than the settings allow. */
    TOO_LARGE,
    /** Not done in the time allowed. */
    TOO_SLOW
  }

  public PdfReading {
    pages = List.copyOf(pages);
  }

  static PdfReading failed(Outcome outcome) {
    return new PdfReading(outcome, List.of());
  }

  /** Whether the search will find something in it. */
  public boolean searchable() {
    return outcome == Outcome.READ;
  }
}
