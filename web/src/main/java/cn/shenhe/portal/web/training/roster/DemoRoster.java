package cn.shenhe.portal.web.training.roster;

import cn.shenhe.portal.training.person.Organisation;
import cn.shenhe.portal.training.person.StaffAccounts;
import cn.shenhe.portal.training.roster.RosterImport;
import cn.shenhe.portal.web.start.StartStep;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** An enterprise with invented people to try the officer's pages with; only in demo mode. */
@ApplicationScoped
public class DemoRoster implements StartStep {

  private static final String USCC = "91210103MADEM00039";
  private static final String PEOPLE =
      """
      工号,姓名,人员类别,岗位,任职日期,高危
      D001,演示员工甲,主要负责人,总经理,2026-07-01,否
      D002,演示员工乙,安全管理人员,安全科,2026-03-16,否
      D003,演示员工丙,安全管理人员,安全科,2026-06-10,否
      D004,演示员工丁,特种作业人员,低压电工,2026-09-01,否
      D005,演示员工戊,特种作业人员,熔化焊接与热切割,2026-09-01,否
      D006,演示员工己,新上岗从业人员,装配,2026-12-07,否
      D007,演示员工庚,新上岗从业人员,仓库,2026-12-07,否
      D008,演示员工辛,新上岗从业人员,装配,2027-01-11,否
      """;

  @Inject StaffAccounts accounts;
  @Inject RosterImport rosters;

  @Inject
  @ConfigProperty(name = "portal.demo", defaultValue = "false")
  boolean demo;

  /** After the demo accounts and the programmes. */
  @Override
  public int order() {
    return 330;
  }

  @Override
  public void run() {
    if (!demo || !accounts.exists("demo.enterprise")) {
      return;
    }
    String officer =
        accounts.joinOrganisation(
            "demo.enterprise", "演示·示例机械有限公司", USCC, Organisation.Kind.ENTERPRISE);
    rosters.takeFor(officer, "demo.csv", PEOPLE.getBytes(StandardCharsets.UTF_8));
  }
}
