package cn.shenhe.portal.training.booking;

import cn.shenhe.portal.training.PublicId;
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
import jakarta.persistence.Version;

/** A room of a base; at most {@code capacity} people at once. */
@Entity
@Table(name = "base_hall")
public class Hall {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "training_seq")
  @SequenceGenerator(name = "training_seq", sequenceName = "training_seq", allocationSize = 50)
  private Long id;

  @Column(name = "public_id")
  private String publicId;

  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "base_id")
  private ExperienceBase base;

  private String name;
  private int capacity;
  private String accessibility;
  private boolean active;

  @Version private int version;

  protected Hall() {}

  Hall(ExperienceBase base) {
    this.publicId = PublicId.fresh().value();
    this.base = base;
  }

  void describe(String called, int people, String access, boolean inUse) {
    name = called;
    capacity = people;
    accessibility = access;
    active = inUse;
  }

  Long id() {
    return id;
  }

  String publicId() {
    return publicId;
  }

  ExperienceBase base() {
    return base;
  }

  String name() {
    return name;
  }

  int capacity() {
    return capacity;
  }

  String accessibility() {
    return accessibility;
  }

  boolean active() {
    return active;
  }
}
