package cn.shenhe.portal.web.training.person;

import cn.shenhe.portal.training.person.StaffNames;
import cn.shenhe.portal.web.shell.Texts;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** The names of those who did something, for the workbenches: records keep only their ids. */
@Named("people")
@RequestScoped
public class PeopleNames {

  private static final Pattern ID = Pattern.compile("[0-9a-z]{26}");
  private static final int SHOWN = 6;

  @Inject StaffNames names;

  private final Map<String, String> known = new HashMap<>();

  /**
   * A name for what stands in a record: the name of a staff account, the first letters of any other
   * account's id, a word for the portal itself, and whatever is no id as it is.
   */
  public String name(String actor) {
    if (actor == null || actor.isEmpty()) {
      return "";
    }
    return known.computeIfAbsent(actor, this::find);
  }

  private String find(String actor) {
    return switch (actor) {
      case "system" -> Texts.of("account", "people.system");
      case "anonymous" -> Texts.of("account", "people.anonymous");
      default ->
          ID.matcher(actor).matches()
              ? names
                  .nameOf(actor)
                  .orElseGet(() -> Texts.of("account", "people.account", actor.substring(0, SHOWN)))
              : actor;
    };
  }
}
