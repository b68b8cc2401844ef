package cn.shenhe.portal.web.training.contest;

import cn.shenhe.portal.content.shelter.ShelterDirectory;
import cn.shenhe.portal.content.shelter.StreetName;
import cn.shenhe.portal.training.TrainingRefusal;
import cn.shenhe.portal.training.contest.ContestEntry;
import cn.shenhe.portal.training.contest.ContestPlay;
import cn.shenhe.portal.training.contest.ContestRow;
import cn.shenhe.portal.training.contest.ContestState;
import cn.shenhe.portal.training.contest.Contests;
import cn.shenhe.portal.training.contest.EntryForm;
import cn.shenhe.portal.training.contest.EntryStanding;
import cn.shenhe.portal.training.contest.UnknownContest;
import cn.shenhe.portal.web.security.ClientAddress;
import cn.shenhe.portal.web.shell.Refusals;
import jakarta.ejb.EJBException;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.omnifaces.util.Faces;

/** A contest: its rules, entering it, and how one stands. */
@Named("contest")
@RequestScoped
public class ContestView {

  @Inject Contests contests;
  @Inject ContestEntry entry;
  @Inject ContestPlay play;
  @Inject ShelterDirectory district;
  @Inject EntryLimit limit;
  @Inject Refusals refusals;
  @Inject HttpServletRequest request;
  @Inject ClientAddress clientAddress;

  @Inject
  @ConfigProperty(name = "portal.contest.keep-days", defaultValue = "90")
  int keepDays;

  private String id;
  private ContestRow row;
  private EntryStanding me;
  private String nickname;
  private String phone;
  private String street;
  private String unit;
  private boolean consent;

  /** Also asked for by the buttons of a posted form, before it is filled in. */
  public ContestRow getRow() {
    if (row == null) {
      String asked = id == null ? request.getParameter("id") : id;
      try {
        row = contests.row(asked);
        me = play.standing(asked, EntryCookie.read(request, asked)).orElse(null);
      } catch (UnknownContest e) {
        row = null;
      }
    }
    return row;
  }

  public void load() throws IOException {
    if (getRow() == null) {
      Faces.responseSendError(HttpServletResponse.SC_NOT_FOUND, "contest.unknown");
      return;
    }
    // What is shown belongs to one person.
    Faces.getResponse().setHeader("Cache-Control", "no-store");
  }

  /** Who is signed in takes part with the account, whatever the form says. */
  public String enter() {
    if (isSignedIn()) {
      return enterSignedIn();
    }
    String number = phone == null ? "" : phone.replaceAll("\\D", "");
    return enter(
        id + "/" + number,
        () -> entry.enter(id, phone, new EntryForm(nickname, street, unit), consent));
  }

  public String enterSignedIn() {
    return enter("account/" + request.getRemoteUser(), () -> entry.enterSignedIn(id, street, unit));
  }

  private interface Entering {
    String token();
  }

  private String enter(String person, Entering entering) {
    try {
      limit.count(clientAddress.of(request), person);
      EntryCookie.write(request, Faces.getResponse(), id, entering.token());
      return "/campaign/contest?faces-redirect=true&id=" + id;
    } catch (TrainingRefusal e) {
      refusals.show(e, field(e.code()));
    } catch (EJBException e) {
      refusals.show(e, null);
    }
    return null;
  }

  private static String field(String code) {
    return switch (code) {
      case "contest.nickname", "contest.entered" -> "enterForm:nickname";
      case "contest.phone" -> "enterForm:phone";
      case "contest.unit" -> "enterForm:unit";
      case "contest.consent" -> "enterForm:consent";
      default -> null;
    };
  }

  public boolean isOpen() {
    return getRow() != null && row.state() == ContestState.OPEN;
  }

  /** Null for who has not entered on this device. */
  public EntryStanding getMe() {
    getRow();
    return me;
  }

  public boolean isSignedIn() {
    return request.getUserPrincipal() != null;
  }

  public List<String> getStreets() {
    return district.streets().stream().map(StreetName::name).toList();
  }

  public int getKeepDays() {
    return keepDays;
  }

  public String getId() {
    return id;
  }

  public void setId(String id) {
    this.id = id;
  }

  public String getNickname() {
    return nickname;
  }

  public void setNickname(String nickname) {
    this.nickname = nickname;
  }

  public String getPhone() {
    return phone;
  }

  public void setPhone(String phone) {
    this.phone = phone;
  }

  public String getStreet() {
    return street;
  }

  public void setStreet(String street) {
    this.street = street;
  }

  public String getUnit() {
    return unit;
  }

  public void setUnit(String unit) {
    this.unit = unit;
  }

  public boolean isConsent() {
    return consent;
  }

  public void setConsent(boolean consent) {
    this.consent = consent;
  }
}
