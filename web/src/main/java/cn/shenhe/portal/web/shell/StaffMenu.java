package cn.shenhe.portal.web.shell;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.security.enterprise.SecurityContext;
import java.util.List;
import java.util.Set;

/** The workbenches the caller may enter; only a courtesy, the boundaries guard themselves. */
@Named
@RequestScoped
public class StaffMenu {

  /** One workbench: text key, address, and the roles that may enter. */
  public record Entry(String key, String path, Set<String> roles) {}

  private static final List<Entry> ALL =
      List.of(
          new Entry(
              "staff.lessons", "/staff/courseware/lessons", Set.of("EDITOR", "ADMINISTRATOR")),
          new Entry(
              "staff.questions",
              "/staff/question/questions",
              Set.of("EDITOR", "EXAMINER", "ADMINISTRATOR")),
          new Entry(
              "staff.question-import", "/staff/question/import", Set.of("EDITOR", "ADMINISTRATOR")),
          new Entry(
              "staff.warning", "/staff/warning/intake", Set.of("DUTY_OFFICER", "ADMINISTRATOR")),
          new Entry(
              "staff.shelter-import",
              "/staff/shelter/import",
              Set.of("DUTY_OFFICER", "EDITOR", "ADMINISTRATOR")),
          new Entry(
              "staff.shelter-operations",
              "/staff/shelter/operations",
              Set.of("DUTY_OFFICER", "ADMINISTRATOR")),
          new Entry("staff.accounts", "/staff/person/accounts", Set.of("ADMINISTRATOR")),
          new Entry("staff.audit", "/staff/ops/audit", Set.of("ADMINISTRATOR")));

  @Inject SecurityContext security;

  public List<Entry> getEntries() {
    return ALL.stream()
        .filter(entry -> entry.roles().stream().anyMatch(security::isCallerInRole))
        .toList();
  }
}
