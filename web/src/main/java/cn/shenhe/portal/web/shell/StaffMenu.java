package cn.shenhe.portal.web.shell;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.security.enterprise.SecurityContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The workbenches the caller may enter; only a courtesy, the boundaries guard themselves. */
@Named
@RequestScoped
public class StaffMenu {

  /**
   * One workbench: text key, address {@code /staff/<group>/<page>}, and the roles that may enter.
   */
  public record Entry(String key, String path, Set<String> roles) {

    String group() {
      return path.split("/")[2];
    }
  }

  /**
   * The workbenches of one feature.
   *
   * @param key text key of its name
   * @param current whether the page shown belongs to it
   * @param entries in the order of the menu, at least one
   */
  public record Group(String key, boolean current, List<Entry> entries) {

    /** Where the name leads. */
    public String path() {
      return entries.get(0).path();
    }
  }

  static final List<Entry> ALL =
      List.of(
          new Entry(
              "staff.lessons", "/staff/courseware/lessons", Set.of("EDITOR", "ADMINISTRATOR")),
          new Entry("staff.media", "/staff/courseware/media", Set.of("EDITOR", "ADMINISTRATOR")),
          new Entry(
              "staff.collections",
              "/staff/courseware/collections",
              Set.of("EDITOR", "ADMINISTRATOR")),
          new Entry(
              "staff.search-reports", "/staff/search/reports", Set.of("EDITOR", "ADMINISTRATOR")),
          new Entry(
              "staff.search-synonyms", "/staff/search/synonyms", Set.of("EDITOR", "ADMINISTRATOR")),
          new Entry("staff.search-pins", "/staff/search/pins", Set.of("EDITOR", "ADMINISTRATOR")),
          new Entry(
              "staff.questions",
              "/staff/question/questions",
              Set.of("EDITOR", "EXAMINER", "ADMINISTRATOR")),
          new Entry(
              "staff.question-review",
              "/staff/question/review",
              Set.of("EDITOR", "EXAMINER", "ADMINISTRATOR")),
          new Entry(
              "staff.question-duplicates",
              "/staff/question/duplicates",
              Set.of("EDITOR", "EXAMINER", "ADMINISTRATOR")),
          new Entry(
              "staff.question-catalogue",
              "/staff/question/catalogue",
              Set.of("EDITOR", "EXAMINER", "ADMINISTRATOR")),
          new Entry(
              "staff.question-import", "/staff/question/import", Set.of("EDITOR", "ADMINISTRATOR")),
          new Entry("staff.exam-rules", "/staff/exam/rules", Set.of("EXAMINER", "ADMINISTRATOR")),
          new Entry(
              "staff.blueprints", "/staff/exam/blueprints", Set.of("EXAMINER", "ADMINISTRATOR")),
          new Entry("staff.results", "/staff/exam/results", Set.of("EXAMINER", "ADMINISTRATOR")),
          new Entry("staff.practical", "/staff/exam/practical", Set.of("EXAMINER")),
          new Entry("staff.appeals", "/staff/exam/appeals", Set.of("EXAMINER", "ADMINISTRATOR")),
          new Entry("staff.regrade", "/staff/exam/regrade", Set.of("EXAMINER", "ADMINISTRATOR")),
          new Entry(
              "staff.exam-sessions",
              "/staff/exam/sessions",
              Set.of("EXAMINER", "INVIGILATOR", "ADMINISTRATOR")),
          new Entry(
              "staff.exam-certificates",
              "/staff/exam/certificates",
              Set.of("EXAMINER", "ADMINISTRATOR")),
          new Entry(
              "staff.programmes",
              "/staff/programme/programmes",
              Set.of("EDITOR", "EXAMINER", "ADMINISTRATOR")),
          new Entry(
              "staff.warning", "/staff/warning/intake", Set.of("DUTY_OFFICER", "ADMINISTRATOR")),
          new Entry(
              "staff.warning-sources",
              "/staff/warning/sources",
              Set.of("DUTY_OFFICER", "ADMINISTRATOR")),
          new Entry(
              "staff.notice", "/staff/notice/rounds", Set.of("DUTY_OFFICER", "ADMINISTRATOR")),
          new Entry(
              "staff.delivery", "/staff/delivery/outbox", Set.of("DUTY_OFFICER", "ADMINISTRATOR")),
          new Entry(
              "staff.shelter-import",
              "/staff/shelter/import",
              Set.of("DUTY_OFFICER", "EDITOR", "ADMINISTRATOR")),
          new Entry(
              "staff.shelter-operations",
              "/staff/shelter/operations",
              Set.of("DUTY_OFFICER", "ADMINISTRATOR")),
          new Entry(
              "staff.shelter-correction",
              "/staff/shelter/correction",
              Set.of("DUTY_OFFICER", "EDITOR", "ADMINISTRATOR")),
          new Entry(
              "staff.shelter-streets", "/staff/shelter/streets", Set.of("EDITOR", "ADMINISTRATOR")),
          new Entry(
              "staff.shelter-places", "/staff/shelter/places", Set.of("EDITOR", "ADMINISTRATOR")),
          new Entry(
              "staff.booking", "/staff/booking/schedule", Set.of("DUTY_OFFICER", "ADMINISTRATOR")),
          new Entry(
              "staff.campaigns", "/staff/campaign/campaigns", Set.of("EDITOR", "ADMINISTRATOR")),
          new Entry(
              "staff.campaign-calendar",
              "/staff/campaign/calendar",
              Set.of("EDITOR", "ADMINISTRATOR")),
          new Entry(
              "staff.activities",
              "/staff/activity/activities",
              Set.of("EDITOR", "DUTY_OFFICER", "ADMINISTRATOR")),
          new Entry(
              "staff.activity-reports",
              "/staff/activity/reports",
              Set.of("EDITOR", "ADMINISTRATOR")),
          new Entry("staff.accounts", "/staff/person/accounts", Set.of("ADMINISTRATOR")),
          new Entry("staff.audit", "/staff/ops/audit", Set.of("ADMINISTRATOR")),
          new Entry("staff.timetable", "/staff/ops/timetable", Set.of("ADMINISTRATOR")));

  @Inject SecurityContext security;

  @Inject FacesContext faces;

  /** In the order of the menu; the groups without a workbench for the caller are left out. */
  public List<Group> getGroups() {
    String here = faces.getViewRoot().getViewId();
    Map<String, List<Entry>> groups = new LinkedHashMap<>();
    ALL.stream()
        .filter(entry -> entry.roles().stream().anyMatch(security::isCallerInRole))
        .forEach(
            entry -> groups.computeIfAbsent(entry.group(), name -> new ArrayList<>()).add(entry));
    return groups.entrySet().stream()
        .map(
            group ->
                new Group(
                    textKey(group.getKey()),
                    here.startsWith("/staff/" + group.getKey() + "/"),
                    group.getValue()))
        .toList();
  }

  /** The workbenches beside the one shown; empty where it has no neighbours. */
  public List<Entry> getNeighbours() {
    return getGroups().stream()
        .filter(group -> group.current() && group.entries().size() > 1)
        .flatMap(group -> group.entries().stream())
        .toList();
  }

  /** Whether the caller may enter the workbench at this address. */
  public boolean leadsTo(String path) {
    return getGroups().stream()
        .flatMap(group -> group.entries().stream())
        .anyMatch(entry -> entry.path().equals(path));
  }

  /** Whether the page shown is this one. */
  public boolean here(Entry entry) {
    return faces.getViewRoot().getViewId().equals(entry.path() + ".xhtml");
  }

  static String textKey(String group) {
    return "staff.group." + group;
  }
}
