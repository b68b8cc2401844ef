package cn.shenhe.portal.web.content.shelter;

import cn.shenhe.portal.content.ContentRefusal;
import cn.shenhe.portal.content.shelter.CommunityName;
import cn.shenhe.portal.content.shelter.DivisionRegister;
import cn.shenhe.portal.content.shelter.StreetName;
import cn.shenhe.portal.web.shell.Refusals;
import cn.shenhe.portal.web.shell.Texts;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import org.omnifaces.cdi.ViewScoped;

/** The streets and communities by which shelters are found; {@code ?code=} brings one to edit. */
@Named
@ViewScoped
public class StreetsView implements Serializable {

  private static final long serialVersionUID = 1L;
  private static final int STREET_DIGITS = 9;

  @Inject transient DivisionRegister register;
  @Inject transient Refusals refusals;

  private String code;
  private String name;
  private String source;
  private boolean active = true;
  private transient List<StreetName> streets = List.of();
  private transient List<CommunityName> communities = List.of();

  public void load() {
    list();
    streets.stream()
        .filter(s -> s.code().equals(code))
        .forEach(
            s -> {
              name = s.name();
              source = s.source();
              active = s.active();
            });
    communities.stream()
        .filter(c -> c.code().equals(code))
        .forEach(
            c -> {
              name = c.name();
              source = c.source();
            });
  }

  private void list() {
    streets = register.streets();
    communities = register.communities();
  }

  /** A code of nine digits is a street's, a longer one a community's. */
  public String save() {
    return act(
        () -> {
          if (code != null && code.strip().length() > STREET_DIGITS) {
            register.save(new CommunityName(code, name, "", source));
          } else {
            register.save(new StreetName(code, name, source, active));
          }
        });
  }

  public String remove() {
    return act(() -> register.removeCommunity(code));
  }

  /** Done: back to the list by redirect. Refused: the same page says why. */
  private String act(Runnable act) {
    FacesContext faces = FacesContext.getCurrentInstance();
    try {
      act.run();
    } catch (ContentRefusal refusal) {
      refusals.show(refusal, null);
      list();
      return null;
    }
    faces.getExternalContext().getFlash().setKeepMessages(true);
    faces.addMessage(null, new FacesMessage(Texts.of("shelter", "division.done")));
    return "/staff/shelter/streets.xhtml?faces-redirect=true";
  }

  /** Whether the one being edited is a community we know. */
  public boolean isCommunity() {
    return communities.stream().anyMatch(c -> c.code().equals(code));
  }

  public List<StreetName> getStreets() {
    return streets;
  }

  public List<CommunityName> getCommunities() {
    return communities;
  }

  public String getCode() {
    return code;
  }

  public void setCode(String code) {
    this.code = code;
  }

  public String getName() {
    return name;
  }

  public void setName(String name) {
    this.name = name;
  }

  public String getSource() {
    return source;
  }

  public void setSource(String source) {
    this.source = source;
  }

  public boolean isActive() {
    return active;
  }

  public void setActive(boolean active) {
    this.active = active;
  }
}
