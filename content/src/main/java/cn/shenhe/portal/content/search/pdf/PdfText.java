package cn.shenhe.portal.content.search.pdf;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;

/** What was read of one attachment; it lives as long as the attachment does. */
@Entity
@Table(name = "search_pdf")
class PdfText {

  /** Divides pages; the text of a page has none. */
  private static final String PAGE = "\f";

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "content_seq")
  @SequenceGenerator(name = "content_seq", sequenceName = "content_seq", allocationSize = 50)
  private Long id;

  private String attachment;

  @Enumerated(EnumType.STRING)
  private PdfReading.Outcome outcome;

  private int pages;
  private String words;

  @Column(name = "read_at")
  private Instant readAt;

  @Version private long version;

  protected PdfText() {}

  PdfText(String attachment) {
    this.attachment = attachment;
  }

  void read(PdfReading reading, Instant at) {
    outcome = reading.outcome();
    pages = reading.pages().size();
    words = String.join(PAGE, reading.pages());
    readAt = at;
  }

  PdfReading reading() {
    return new PdfReading(outcome, pages == 0 ? List.of() : List.of(words.split(PAGE, -1)));
  }
}
