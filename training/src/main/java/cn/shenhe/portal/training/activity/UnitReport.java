package cn.shenhe.portal.training.activity;

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
import java.time.LocalDate;
import java.util.List;

/**
 * What a unit did in a campaign, in its own words. Life cycle: {@link ReportState}. Its writer is
 * either an account or the holder of an invitation, never both; only its writer changes it, only
 * while it is open.
 */
@Entity
@Table(name = "unit_report")
public class UnitReport {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "training_seq")
  @SequenceGenerator(name = "training_seq", sequenceName = "training_seq", allocationSize = 50)
  private Long id;

  @Column(name = "public_id")
  private String publicId;

  private String campaign;
  private String unit;

  @Enumerated(EnumType.STRING)
  private Setting setting;

  private String street;
  private String author;

  @Column(name = "invite_id")
  private Long inviteId;

  @Column(name = "request_key")
  private String requestKey;

  @Column(name = "held_on")
  private LocalDate heldOn;

  @Enumerated(EnumType.STRING)
  private Audience audience;

  private int people;
  private String title;
  private String body;

  @Enumerated(EnumType.STRING)
  private ReportState state;

  private String note;

  @Column(name = "created_at")
  private Instant createdAt;

  @Column(name = "filed_at")
  private Instant filedAt;

  @Column(name = "decided_at")
  private Instant decidedAt;

  @Version private int version;

  protected UnitReport() {}

  UnitReport(String campaign, String author, Long inviteId, String requestKey, Instant now) {
    this.publicId = PublicId.fresh().value();
    this.campaign = campaign;
    this.author = author;
    this.inviteId = inviteId;
    this.requestKey = requestKey;
    this.state = ReportState.DRAFT;
    this.note = "";
    this.createdAt = now;
  }

  void say(ReportUnit by, ReportForm form) {
    mustBeOpen();
    unit = by.name();
    setting = by.setting();
    street = by.street();
    heldOn = form.heldOn();
    audience = form.audience();
    people = form.people();
    title = form.title();
    body = form.body();
  }

  void mustBeOpen() {
    if (!state.open()) {
      throw new ActivityRefused("activity.report.state");
    }
  }

  void file(Instant now) {
    become(ReportState.FILED);
    note = "";
    filedAt = now;
  }

  void accept(Instant now) {
    become(ReportState.ACCEPTED);
    decidedAt = now;
  }

  void giveBack(String why, Instant now) {
    become(ReportState.RETURNED);
    note = why;
    decidedAt = now;
  }

  private void become(ReportState next) {
    if (!state.next().contains(next)) {
      throw new ActivityRefused("activity.report.state");
    }
    state = next;
  }

  boolean by(String account, Long invite) {
    return account != null && account.equals(author) || invite != null && invite.equals(inviteId);
  }

  Long id() {
    return id;
  }

  String publicId() {
    return publicId;
  }

  String campaign() {
    return campaign;
  }

  ReportState state() {
    return state;
  }

  ReportSheet sheet(List<ReportSheet.Photo> photos) {
    return new ReportSheet(
        publicId,
        campaign,
        new ReportUnit(unit, setting, street),
        heldOn,
        audience,
        people,
        title,
        body,
        state,
        note,
        filedAt,
        photos);
  }
}
