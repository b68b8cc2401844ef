package cn.shenhe.portal.training.booking;

import cn.shenhe.portal.training.PublicId;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.HashSet;
import java.util.Set;

/**
 * A place where safety is learned by doing. It can be booked when it exists, has sessions and is
 * not switched off; its notice says why when it is.
 */
@Entity
@Table(name = "experience_base")
public class ExperienceBase {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "training_seq")
  @SequenceGenerator(name = "training_seq", sequenceName = "training_seq", allocationSize = 50)
  private Long id;

  @Column(name = "public_id")
  private String publicId;

  private String slug;
  private String name;

  @Enumerated(EnumType.STRING)
  private BaseState state;

  private String street;
  private String address;
  private String phone;
  private String summary;
  private String source;
  private String notice;
  private boolean online;

  @Column(name = "holidays_open")
  private boolean holidaysOpen;

  private boolean demo;
  private int position;

  @ElementCollection
  @CollectionTable(name = "base_staff", joinColumns = @JoinColumn(name = "base_id"))
  @Column(name = "person")
  private Set<String> staff = new HashSet<>();

  @Version private int version;

  protected ExperienceBase() {}

  ExperienceBase(String slug, String name, BaseState state, String source, int position) {
    this.publicId = PublicId.fresh().value();
    this.slug = slug;
    this.name = name;
    this.state = state;
    this.source = source;
    this.position = position;
    this.street = "";
    this.address = "";
    this.phone = "";
    this.summary = "";
    this.notice = "";
    this.online = state == BaseState.EXISTING;
  }

  /** What it is called, and which document says that it is there or planned. */
  void rename(String called, String foundIn) {
    name = called;
    source = foundIn;
  }

  /** Public ids of the accounts of those who work here; none means everybody on duty. */
  Set<String> staff() {
    return staff;
  }

  void staffedBy(Set<String> accounts) {
    staff.retainAll(accounts);
    staff.addAll(accounts);
  }

  void describe(String inStreet, String at, String call, String what) {
    street = inStreet;
    address = at;
    phone = call;
    summary = what;
  }

  void become(BaseState now, boolean bookable, boolean openOnHolidays, String why) {
    state = now;
    online = bookable && now == BaseState.EXISTING;
    holidaysOpen = openOnHolidays;
    notice = why;
  }

  void markDemo() {
    demo = true;
  }

  boolean bookable() {
    return state == BaseState.EXISTING && online;
  }

  Long id() {
    return id;
  }

  String publicId() {
    return publicId;
  }

  String slug() {
    return slug;
  }

  String name() {
    return name;
  }

  BaseState state() {
    return state;
  }

  boolean holidaysOpen() {
    return holidaysOpen;
  }

  boolean online() {
    return online;
  }

  String notice() {
    return notice;
  }

  String phone() {
    return phone;
  }

  String address() {
    return address;
  }

  String street() {
    return street;
  }

  String summary() {
    return summary;
  }

  String source() {
    return source;
  }

  boolean demo() {
    return demo;
  }
}
