package cn.shenhe.portal.content.shelter;

import cn.shenhe.portal.content.ContentAct;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.util.List;

/**
 * The streets and communities of the district. The division changes now and then, and shelters keep
 * the code they were given: a street that is dissolved is closed here, not removed.
 */
@Stateless
public class DivisionRegister {

  /** Source: GB/T 2260, code of the district; every street's code begins with it. */
  private static final String DISTRICT = "210103";

  private static final int NAME = 60;
  private static final int SOURCE = 200;

  @Inject ShelterRepository shelters;
  @Inject Event<ContentAct> acts;

  /** All, dissolved ones too, by code. */
  @RolesAllowed({"EDITOR", "DUTY_OFFICER", "ADMINISTRATOR"})
  public List<StreetName> streets() {
    return shelters.streets();
  }

  /** All, by code. */
  @RolesAllowed({"EDITOR", "DUTY_OFFICER", "ADMINISTRATOR"})
  public List<CommunityName> communities() {
    return shelters.communities().stream().map(Community::row).toList();
  }

  /**
   * Writes a street down, a new one or one known by its code.
   *
   * @throws DivisionRefused when code, name or source are not what they must be
   */
  @RolesAllowed({"EDITOR", "ADMINISTRATOR"})
  public void save(StreetName street) {
    StreetName said =
        new StreetName(
            plain(street.code()), plain(street.name()), plain(street.source()), street.active());
    if (!said.code().matches(DISTRICT + "\\d{3}")) {
      throw new DivisionRefused("street-code");
    }
    check(said.name(), said.source());
    Street known =
        shelters.street(said.code()).orElseGet(() -> shelters.add(new Street(said.code())));
    known.describe(said);
    acts.fire(new ContentAct("shelter.street-saved", said.code(), Boolean.toString(said.active())));
  }

  /**
   * Writes a community down, a new one or one known by its code.
   *
   * @throws DivisionRefused also when its street is not known
   */
  @RolesAllowed({"EDITOR", "ADMINISTRATOR"})
  public void save(CommunityName community) {
    String code = plain(community.code());
    if (!code.matches(DISTRICT + "\\d{3}(\\d{3}|A\\d{2})")) {
      throw new DivisionRefused("community-code");
    }
    CommunityName said =
        new CommunityName(
            code, plain(community.name()), code.substring(0, 9), plain(community.source()));
    check(said.name(), said.source());
    if (shelters.street(said.streetCode()).isEmpty()) {
      throw new DivisionRefused("street-unknown");
    }
    Community known = shelters.community(code).orElseGet(() -> shelters.add(new Community(code)));
    known.describe(said);
    acts.fire(new ContentAct("shelter.community-saved", code, ""));
  }

  /** Forgets a community; one that is not known is forgotten already. */
  @RolesAllowed({"EDITOR", "ADMINISTRATOR"})
  public void removeCommunity(String code) {
    shelters
        .community(plain(code))
        .ifPresent(
            community -> {
              shelters.remove(community);
              acts.fire(new ContentAct("shelter.community-removed", plain(code), ""));
            });
  }

  private static void check(String name, String source) {
    if (name.isEmpty() || name.length() > NAME) {
      throw new DivisionRefused("name");
    }
    if (source.isEmpty() || source.length() > SOURCE) {
      throw new DivisionRefused("source");
    }
  }

  private static String plain(String text) {
    return text == null ? "" : text.strip();
  }
}
