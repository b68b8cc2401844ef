package cn.shenhe.portal.web.start;

import cn.shenhe.portal.training.person.Role;
import cn.shenhe.portal.training.person.StaffAccounts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** One account of each kind to try the portal with; they exist only in demo mode and say so. */
@Named
@ApplicationScoped
public class DemoAccounts implements StartStep {

  /** Printed at start and on the login page of the demo; worthless anywhere else. */
  static final String PASSWORD = "shenhe-demo-2026";

  /** Login, the name shown, and the roles. */
  public record Demo(String login, String name, Set<Role> roles) {}

  private static final List<Demo> ALL =
      List.of(
          new Demo("demo.worker", "演示·居民和从业人员", Set.of(Role.RESIDENT)),
          new Demo("demo.enterprise", "演示·企业安全负责人", Set.of(Role.RESIDENT, Role.ENTERPRISE_OFFICER)),
          new Demo("demo.school", "演示·学校老师", Set.of(Role.RESIDENT, Role.SCHOOL)),
          new Demo("demo.editor", "演示·编辑", Set.of(Role.EDITOR)),
          new Demo("demo.reviewer", "演示·复核编辑", Set.of(Role.EDITOR, Role.EXAMINER)),
          new Demo("demo.examiner", "演示·考务人员", Set.of(Role.EXAMINER)),
          new Demo("demo.invigilator", "演示·监考人员", Set.of(Role.INVIGILATOR)),
          new Demo("demo.duty", "演示·值班员", Set.of(Role.DUTY_OFFICER)),
          new Demo("demo.duty2", "演示·值班员乙", Set.of(Role.DUTY_OFFICER)),
          new Demo("demo.admin", "演示·管理员", Set.of(Role.ADMINISTRATOR)));

  @Inject StaffAccounts accounts;

  @Inject
  @ConfigProperty(name = "portal.demo", defaultValue = "false")
  boolean demo;

  @Override
  public int order() {
    return 110;
  }

  @Override
  public void run() {
    if (!demo) {
      return;
    }
    for (Demo wanted : ALL) {
      if (!accounts.exists(wanted.login())) {
        accounts.openKnown(wanted.login(), wanted.name(), PASSWORD, wanted.roles());
      }
    }
  }

  public List<Demo> getAll() {
    return demo ? ALL : List.of();
  }

  public String getPassword() {
    return demo ? PASSWORD : "";
  }
}
