package cn.shenhe.portal.web.exambank.sitting;

import cn.shenhe.portal.exambank.paper.BlueprintRow;
import cn.shenhe.portal.exambank.sitting.SessionPlan;
import cn.shenhe.portal.exambank.sitting.SessionRow;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The plan of a session as typed: texts by field; moments in Beijing time as browsers send them.
 */
public class PlanForm extends HashMap<String, String> {

  private static final long serialVersionUID = 1L;

  private static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");
  private static final DateTimeFormatter FIELD = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm");

  static PlanForm of(SessionRow row) {
    PlanForm form = new PlanForm();
    form.put("title", row.title());
    form.put("blueprint", row.blueprint());
    form.put("remote", Boolean.toString(row.remote()));
    form.put("place", row.place());
    form.put("enrolFrom", typed(row.enrolFrom()));
    form.put("enrolUntil", typed(row.enrolUntil()));
    form.put("opensAt", typed(row.opensAt()));
    form.put("entryUntil", typed(row.entryUntil()));
    form.put("endsAt", typed(row.endsAt()));
    form.put("capacity", Integer.toString(row.capacity()));
    form.put("hours", row.hoursRequired() == null ? "" : row.hoursRequired().toString());
    form.put("categoryOnly", Boolean.toString(row.categoryOnly()));
    form.put("networks", String.join(" ", row.networks()));
    form.put("keys", String.join(" ", row.browserKeys()));
    return form;
  }

  SessionPlan plan(Map<String, BlueprintRow> blueprints) {
    Optional<BlueprintRow> blueprint = Optional.ofNullable(blueprints.get(text("blueprint")));
    return new SessionPlan(
        text("title"),
        blueprint.map(BlueprintRow::publicId).orElse(null),
        blueprint.map(BlueprintRow::category).orElse(null),
        blueprint.map(BlueprintRow::subOperation).orElse(""),
        Boolean.parseBoolean(text("remote")),
        text("place"),
        moment("enrolFrom"),
        moment("enrolUntil"),
        moment("opensAt"),
        moment("entryUntil"),
        moment("endsAt"),
        number("capacity").orElse(0),
        text("hours").isEmpty() ? null : number("hours").orElse(-1),
        Boolean.parseBoolean(text("categoryOnly")),
        words("networks"),
        words("keys"));
  }

  private String text(String field) {
    String given = get(field);
    return given == null ? "" : given.strip();
  }

  private List<String> words(String field) {
    return Arrays.stream(text(field).split("[\\s,，]+")).filter(w -> !w.isEmpty()).toList();
  }

  private Optional<Integer> number(String field) {
    String given = text(field);
    return given.matches("\\d{1,6}") ? Optional.of(Integer.valueOf(given)) : Optional.empty();
  }

  private Instant moment(String field) {
    try {
      return LocalDateTime.parse(text(field)).atZone(BEIJING).toInstant();
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static String typed(Instant moment) {
    return FIELD.format(moment.atZone(BEIJING));
  }
}
