package cn.shenhe.portal.training.activity;

import cn.shenhe.portal.training.TrainingAct;
import cn.shenhe.portal.training.campaign.Campaigns;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** What officers do with units' reports: invite, read, accept, give back. */
@Stateless
@RolesAllowed({"EDITOR", "ADMINISTRATOR"})
public class ReportDesk {

  private static final int MOST = 300;
  private static final int INVITES_MOST = 1_000;

  /** An invitation with its key, which is to be handed to the unit. */
  public record InviteRow(String id, String key, ReportUnit unit, Instant until, boolean valid) {}

  @Inject ReportRepository reports;
  @Inject Campaigns campaigns;
  @Inject ReportKeeping keeping;
  @Inject InstantSource clock;
  @Inject Event<TrainingAct> acts;

  /** The latest first; at most 300. */
  public List<ReportSheet> of(String campaign, ReportState state) {
    return reports.sheets(reports.inState(campaign, state, 0, MOST));
  }

  /** Puts it into the gallery. */
  public void accept(String id) {
    UnitReport report = reports.lock(id).orElseThrow(UnknownActivity::new);
    report.accept(clock.instant());
    keeping.decided(report.campaign());
    acts.fire(new TrainingAct("report.accepted", id, ""));
  }

  /**
   * Gives it back to its writer; one that was accepted leaves the gallery.
   *
   * @throws ActivityRefused without a note
   */
  public void giveBack(String id, String note) {
    String why = ActivityRules.needed(note, 300, "activity.report.note");
    UnitReport report = reports.lock(id).orElseThrow(UnknownActivity::new);
    report.giveBack(why, clock.instant());
    keeping.decided(report.campaign());
    acts.fire(new TrainingAct("report.returned", id, ""));
  }

  /** A photograph of any report, as JPEG. */
  public byte[] photo(String photo) {
    return reports.photo(photo).orElseThrow(UnknownActivity::new).jpeg();
  }

  /**
   * Invites a unit without an account.
   *
   * @param days how long the link is good, 1 to 180
   * @return the key of its link
   */
  public String invite(String campaign, ReportUnit unit, int days) {
    campaigns.row(campaign);
    if (days < 1 || days > 180) {
      throw new ActivityRefused("activity.report.days");
    }
    if (reports.invites(campaign).size() >= INVITES_MOST) {
      throw new ActivityRefused("activity.report.most", INVITES_MOST);
    }
    Instant now = clock.instant();
    ReportInvite invite =
        new ReportInvite(unit.checked(), campaign, now.plus(Duration.ofDays(days)), now);
    reports.add(invite);
    acts.fire(new TrainingAct("report.invited", invite.publicId(), ""));
    return invite.key();
  }

  /** The latest first; at most 1,000. */
  public List<InviteRow> invites(String campaign) {
    Instant now = clock.instant();
    return reports.invites(campaign).stream()
        .map(
            i ->
                new InviteRow(
                    i.publicId(), i.key(), i.unit(), i.validUntil(), now.isBefore(i.validUntil())))
        .toList();
  }

  /** The link is good no longer; what was filed stays. */
  public void endInvite(String id) {
    reports.invite(id).orElseThrow(UnknownActivity::new).end(clock.instant());
    acts.fire(new TrainingAct("report.invitation-ended", id, ""));
  }
}
