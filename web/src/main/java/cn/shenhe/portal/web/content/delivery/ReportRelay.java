package cn.shenhe.portal.web.content.delivery;

import cn.shenhe.portal.content.delivery.Report;
import cn.shenhe.portal.content.delivery.Reports;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RunAs;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;

/**
 * Hands over what a machine reported, in the role SYSTEM. Its only caller is {@link
 * ReportsResource}, which has checked the machine's token before.
 */
@Stateless
@RunAs("SYSTEM")
public class ReportRelay {

  @Inject Reports reports;

  @PermitAll
  public boolean hand(Report report) {
    return reports.take(report);
  }
}
