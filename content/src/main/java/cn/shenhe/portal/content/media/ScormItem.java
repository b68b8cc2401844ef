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

/** A part of a package that can be played. */
@Entity
@Table(name = "scorm_item")
class ScormItem {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "content_seq")
  @SequenceGenerator(name = "content_seq", sequenceName = "content_seq", allocationSize = 50)
  private Long id;

  @ManyToOne(fetch = FetchType.LAZY, optional = false)
  @JoinColumn(name = "media_id")
  private Media media;

  @Column(name = "item_number")
  private int number;

  private String edition;
  private String identifier;
  private String title;
  private String launch;
  private String mastery;

  @Column(name = "launch_data")
  private String launchData;

  protected ScormItem() {}

  ScormItem(Media media, int number, String edition, ScormPackage.Item item) {
    this.media = media;
    this.number = number;
    this.edition = edition;
    this.identifier = item.identifier();
    this.title = item.title();
    this.launch = item.launch();
    this.mastery = item.mastery();
    this.launchData = item.launchData();
  }

  ScormItemRow row() {
    return new ScormItemRow(
        number,
        edition,
        title,
        launch,
        mastery == null ? "" : mastery,
        launchData == null ? "" : launchData);
  }
}
