package cn.shenhe.portal.training.activity;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;

/** Accepted reports, as everybody may see them. */
@Stateless
public class ReportGallery {

  public static final int PAGE = 24;
  private static final int FIRST_MOST = 10_000;

  @Inject ReportRepository reports;

  /** The latest first, {@value #PAGE} at a time. */
  @PermitAll
  public List<ReportSheet> of(String campaign, int first) {
    int from = Math.max(0, Math.min(FIRST_MOST, first));
    return reports.sheets(reports.inState(campaign, ReportState.ACCEPTED, from, PAGE));
  }

  @PermitAll
  public long count(String campaign) {
    return reports.count(campaign, ReportState.ACCEPTED);
  }

  /**
   * A photograph as JPEG.
   *
   * @throws UnknownActivity when its report is not accepted (any more)
   */
  @PermitAll
  public byte[] photo(String photo) {
    reports
        .reportOfPhoto(photo)
        .filter(report -> report.state() == ReportState.ACCEPTED)
        .orElseThrow(UnknownActivity::new);
    return reports.photo(photo).orElseThrow(UnknownActivity::new).jpeg();
  }
}
