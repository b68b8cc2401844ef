package cn.shenhe.portal.training.roster;

import cn.shenhe.portal.training.PublicId;
import cn.shenhe.portal.training.programme.JobCategory;
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
import java.time.LocalDate;

/**
 * A person on an enterprise's list. Life cycle: listed → joined (the person typed the code and so
 * agreed that the enterprise sees their training) → left, by the officer's act or the person's own;
 * may come back with the next list, then as somebody who has not joined. Invariant: a staff number
 * is there once per enterprise; the join code opens one account only.
 */
@Entity
@Table(name = "employee")
public class Employee {

  private static final int CODE_LENGTH = 10;

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "training_seq")
  @SequenceGenerator(name = "training_seq", sequenceName = "training_seq", allocationSize = 50)
  private Long id;

  @Column(name = "public_id")
  private String publicId;

  private String organisation;

  @Column(name = "staff_number")
  private String staffNumber;

  private String name;

  @Enumerated(EnumType.STRING)
  private JobCategory category;

  private String post;

  @Column(name = "high_risk")
  private boolean highRisk;

  private String industry = "";

  @Column(name = "post_since")
  private LocalDate postSince;

  private String account;

  @Column(name = "join_code")
  private String joinCode;

  @Column(name = "joined_at")
  private Instant joinedAt;

  @Column(name = "left_on")
  private LocalDate leftOn;

  @Column(name = "left_at")
  private Instant leftAt;

  @Column(name = "former_account")
  private String formerAccount;

  @Column(name = "created_at")
  private Instant createdAt;

  @Version private int version;

  protected Employee() {}

  Employee(String organisation, RosterRow row, Instant now) {
    this.publicId = PublicId.fresh().value();
    this.organisation = organisation;
    this.staffNumber = row.number();
    this.joinCode = freshCode();
    this.createdAt = now;
    take(row);
  }

  /** What the list says now. Whoever had left is back, and has to join anew to be seen. */
  final void take(RosterRow row) {
    if (leftOn != null && account != null) {
      formerAccount = account;
      account = null;
      joinedAt = null;
      joinCode = freshCode();
    }
    name = row.name();
    category = row.category();
    post = row.post();
    highRisk = row.highRisk();
    industry = row.industry();
    postSince = row.since();
    leftOn = null;
    leftAt = null;
  }

  boolean says(RosterRow row) {
    return leftOn == null
        && name.equals(row.name())
        && category == row.category()
        && post.equals(row.post())
        && highRisk == row.highRisk()
        && industry.equals(row.industry())
        && postSince.equals(row.since());
  }

  void join(String person, Instant now) {
    account = person;
    joinedAt = now;
  }

  /** From this moment on nothing more of the person's learning is the enterprise's to see. */
  void leave(LocalDate day, Instant now) {
    leftOn = day;
    leftAt = now;
  }

  private static String freshCode() {
    return PublicId.fresh().value().substring(0, CODE_LENGTH);
  }

  String publicId() {
    return publicId;
  }

  String organisation() {
    return organisation;
  }

  String staffNumber() {
    return staffNumber;
  }

  String name() {
    return name;
  }

  JobCategory category() {
    return category;
  }

  String post() {
    return post;
  }

  boolean highRisk() {
    return highRisk;
  }

  /** As the catalogue of industries has it; empty where the list said none. */
  String industry() {
    return industry;
  }

  LocalDate postSince() {
    return postSince;
  }

  String account() {
    return account;
  }

  String joinCode() {
    return joinCode;
  }

  Instant joinedAt() {
    return joinedAt;
  }

  LocalDate leftOn() {
    return leftOn;
  }
}
