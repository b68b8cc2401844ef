package cn.shenhe.portal.training.activity;

import cn.shenhe.portal.training.PublicId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;

/** A photograph of a report, drawn anew by us: nothing but pixels is kept of what was sent. */
@Entity
@Table(name = "report_photo")
public class ReportPhoto {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "training_seq")
  @SequenceGenerator(name = "training_seq", sequenceName = "training_seq", allocationSize = 50)
  private Long id;

  @Column(name = "public_id")
  private String publicId;

  @Column(name = "report_id")
  private Long reportId;

  private int position;
  private String alt;
  private int width;
  private int height;
  private byte[] jpeg;

  protected ReportPhoto() {}

  ReportPhoto(UnitReport report, int position, String alt, CleanPhoto photo) {
    this.publicId = PublicId.fresh().value();
    this.reportId = report.id();
    this.position = position;
    this.alt = alt;
    this.width = photo.width();
    this.height = photo.height();
    this.jpeg = photo.jpeg();
  }

  byte[] jpeg() {
    return jpeg.clone();
  }
}
