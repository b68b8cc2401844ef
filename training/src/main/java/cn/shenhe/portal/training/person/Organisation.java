package cn.shenhe.portal.training.person;

import cn.shenhe.portal.training.PublicId;
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

/** An enterprise, school or community that accounts belong to; found by its {@link Uscc}. */
@Entity
@Table(name = "organisation")
public class Organisation {

  /** What kind of organisation it is. */
  public enum Kind {
    ENTERPRISE,
    SCHOOL,
    COMMUNITY
  }

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "training_seq")
  @SequenceGenerator(name = "training_seq", sequenceName = "training_seq", allocationSize = 50)
  private Long id;

  @Column(name = "public_id")
  private String publicId;

  private String name;
  private String uscc;

  @Enumerated(EnumType.STRING)
  private Kind kind;

  @Column(name = "created_at")
  private Instant createdAt;

  @Version private int version;

  protected Organisation() {}

  Organisation(String name, Uscc uscc, Kind kind, Instant now) {
    this.publicId = PublicId.fresh().value();
    this.name = name;
    this.uscc = uscc.value();
    this.kind = kind;
    this.createdAt = now;
  }

  Long id() {
    return id;
  }

  String publicId() {
    return publicId;
  }

  String name() {
    return name;
  }
}
