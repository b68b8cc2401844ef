package cn.shenhe.portal.training.activity;

import cn.shenhe.portal.training.campaign.CampaignRow;
import cn.shenhe.portal.training.campaign.CampaignState;
import cn.shenhe.portal.training.campaign.Campaigns;
import cn.shenhe.portal.training.person.Organisation;
import jakarta.annotation.Resource;
import jakarta.annotation.security.DeclareRoles;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;

/**
 * A unit writes down what it did: by an account of an enterprise or a school, or by the link of an
 * invitation. Every method takes the key of the invitation, null for the account that is signed in.
 */
@Stateless
@DeclareRoles({"ENTERPRISE_OFFICER", "SCHOOL"})
public class UnitReporting {

  private static final int PHOTOS_MOST = 6;
  private static final int REPORTS_MOST = 100;
  private static final int PEOPLE_MOST = 100_000;

  /** Days after the last day of a campaign in which accounts may still report. */
  public static final int LATE_DAYS = 60;

  /**
   * Who writes.
   *
   * @param campaign the only one an invitation is for; null for an account
   * @param unit with what is known of it, the rest null
   */
  public record Writer(String campaign, ReportUnit unit) {}

  private record Author(String account, ReportInvite invite) {
    Long inviteId() {
      return invite == null ? null : invite.id();
    }
  }

  @Resource SessionContext session;
  @Inject ReportRepository reports;
  @Inject Campaigns campaigns;
  @Inject InstantSource clock;

  /**
   * @throws UnknownActivity when the link is wrong or over
   * @throws ActivityRefused when the account is none of a unit
   */
  @PermitAll
  public Writer writer(String invite) {
    Author author = author(invite);
    if (author.invite() != null) {
      return new Writer(author.invite().campaign(), author.invite().unit());
    }
    return new Writer(null, unit(author.account()));
  }

  private ReportUnit unit(String account) {
    Object[] organisation = reports.organisationOf(account).orElse(null);
    if (organisation == null) {
      return new ReportUnit(null, null, null);
    }
    Setting setting =
        switch ((Organisation.Kind) organisation[1]) {
          case ENTERPRISE -> Setting.ENTERPRISE;
          case SCHOOL -> Setting.SCHOOL;
          case COMMUNITY -> Setting.COMMUNITY;
        };
    return new ReportUnit((String) organisation[0], setting, null);
  }

  private Author author(String invite) {
    if (invite != null) {
      return reports
          .inviteByKey(invite)
          .filter(i -> clock.instant().isBefore(i.validUntil()))
          .map(i -> new Author(null, i))
          .orElseThrow(UnknownActivity::new);
    }
    if (!session.isCallerInRole("ENTERPRISE_OFFICER") && !session.isCallerInRole("SCHOOL")) {
      throw new ActivityRefused("activity.report.role");
    }
    return new Author(session.getCallerPrincipal().getName(), null);
  }

  /** What the writer wrote, the latest first; at most 100. */
  @PermitAll
  public List<ReportSheet> mine(String invite) {
    Author author = author(invite);
    return reports.sheets(reports.writtenBy(author.account(), author.inviteId(), REPORTS_MOST));
  }

  /**
   * @throws UnknownActivity when it is not the writer's
   */
  @PermitAll
  public ReportSheet report(String invite, String id) {
    return reports.sheet(own(author(invite), id));
  }

  private UnitReport own(Author author, String id) {
    return reports
        .lock(id == null ? "" : id)
        .filter(report -> report.by(author.account(), author.inviteId()))
        .orElseThrow(UnknownActivity::new);
  }

  /**
   * Keeps what is written; the same request twice is one report.
   *
   * @param id null for a new one
   * @param campaign of no meaning for an invitation and for a report that is there
   * @return public id
   * @throws ActivityRefused when a field is wrong or the report is out of the writer's hands
   */
  @PermitAll
  public String write(
      String invite,
      String id,
      String requestKey,
      String campaign,
      ReportUnit by,
      ReportForm form) {
    Author author = author(invite);
    ReportForm said = checked(form);
    ReportUnit unit = by(author, by).checked();
    UnitReport report;
    if (id != null) {
      report = own(author, id);
    } else if (requestKey == null || !requestKey.matches("[0-9a-z-]{16,40}")) {
      throw new ActivityRefused("activity.request");
    } else {
      report = reports.byRequest(requestKey).orElse(null);
      if (report != null) {
        return own(author, report.publicId()).publicId();
      }
      String of = author.invite() == null ? current(campaign) : author.invite().campaign();
      mustTakeReports(of);
      if (reports.writtenBy(author.account(), author.inviteId(), REPORTS_MOST).size()
          == REPORTS_MOST) {
        throw new ActivityRefused("activity.report.most", REPORTS_MOST);
      }
      report = new UnitReport(of, author.account(), author.inviteId(), requestKey, clock.instant());
    }
    report.say(unit, said);
    reports.add(report);
    return report.publicId();
  }

  private ReportUnit by(Author author, ReportUnit by) {
    if (author.invite() != null) {
      ReportUnit known = author.invite().unit();
      return new ReportUnit(known.name(), by.setting(), by.street());
    }
    ReportUnit known = unit(author.account());
    return known.name() == null ? by : new ReportUnit(known.name(), by.setting(), by.street());
  }

  private String current(String campaign) {
    CampaignRow row = campaigns.row(campaign);
    LocalDate today = LocalDate.ofInstant(clock.instant(), ActivityRules.BEIJING);
    if (row.state() == CampaignState.PLANNED || today.isAfter(row.last().plusDays(LATE_DAYS))) {
      throw new ActivityRefused("activity.report.campaign");
    }
    return row.id();
  }

  /** After the act that closes them nothing new comes in, by account or by link. */
  private void mustTakeReports(String campaign) {
    if (campaigns.row(campaign).reportsClosed()) {
      throw new ActivityRefused("activity.report.closed");
    }
  }

  private ReportForm checked(ReportForm form) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), ActivityRules.BEIJING);
    if (form.heldOn() == null
        || form.heldOn().isAfter(today)
        || form.heldOn().isBefore(today.minusYears(1))) {
      throw new ActivityRefused("activity.report.day");
    }
    if (form.audience() == null) {
      throw new ActivityRefused("activity.report.audience");
    }
    if (form.people() < 1 || form.people() > PEOPLE_MOST) {
      throw new ActivityRefused("activity.report.people", PEOPLE_MOST);
    }
    return new ReportForm(
        form.heldOn(),
        form.audience(),
        form.people(),
        ActivityRules.needed(form.title(), 120, "activity.report.title"),
        ActivityRules.needed(form.body(), 3000, "activity.report.body"));
  }

  /**
   * Adds a photograph, drawn anew.
   *
   * @param alt what is seen, for those who cannot see it
   * @throws ActivityRefused when it is none, too large, or one too many
   */
  @PermitAll
  public void addPhoto(String invite, String id, byte[] photo, String alt) {
    UnitReport report = own(author(invite), id);
    report.mustBeOpen();
    String words = ActivityRules.needed(alt, 120, "activity.report.photo.alt");
    if (reports.sheet(report).photos().size() >= PHOTOS_MOST) {
      throw new ActivityRefused("activity.report.photo.most", PHOTOS_MOST);
    }
    CleanPhoto clean = CleanPhoto.of(photo);
    reports.add(new ReportPhoto(report, reports.lastPosition(report) + 1, words, clean));
    reports.flush();
  }

  @PermitAll
  public void removePhoto(String invite, String id, String photo) {
    UnitReport report = own(author(invite), id);
    report.mustBeOpen();
    reports.removePhoto(report, photo);
  }

  /**
   * Hands the report in.
   *
   * @throws ActivityRefused when it is not written yet, or new ones are taken no more
   */
  @PermitAll
  public void file(String invite, String id) {
    UnitReport report = own(author(invite), id);
    if (report.state() == ReportState.DRAFT) {
      mustTakeReports(report.campaign());
    }
    report.file(clock.instant());
  }

  /** A photograph of an own report, as JPEG. */
  @PermitAll
  public byte[] photo(String invite, String photo) {
    Author author = author(invite);
    reports
        .reportOfPhoto(photo)
        .filter(report -> report.by(author.account(), author.inviteId()))
        .orElseThrow(UnknownActivity::new);
    return reports.photo(photo).orElseThrow(UnknownActivity::new).jpeg();
  }
}
