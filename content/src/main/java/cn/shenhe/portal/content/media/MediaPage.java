package cn.shenhe.portal.content.media;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;

/** A page of a PDF: its picture and its text. */
@Entity
@Table(name = "media_page")
class MediaPage {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "content_seq")
  @SequenceGenerator(name = "content_seq", sequenceName = "content_seq", allocationSize = 50)
  private Long id;

  @ManyToOne(fetch = FetchType.LAZY, optional = false)
  @JoinColumn(name = "media_id")
  private Media media;

  @Column(name = "page_number")
  private int number;

  @Column(name = "page_text")
  private String text;

  private String digest;

  @Column(name = "byte_length")
  private int length;

  private int width;
  private int height;

  protected MediaPage() {}

  MediaPage(Media media, int number, CheckedFile.Page page, String digest) {
    this.media = media;
    this.number = number;
    this.text = page.text();
    this.digest = digest;
    this.length = page.jpeg().length;
    this.width = page.width();
    this.height = page.height();
  }

  MediaPageRow row() {
    return new MediaPageRow(number, text == null ? "" : text, digest, length, width, height);
  }
}
