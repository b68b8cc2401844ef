package cn.shenhe.portal.web.training.campaign;

import cn.shenhe.portal.training.contest.ContestRow;
import cn.shenhe.portal.training.contest.Contests;
import cn.shenhe.portal.training.contest.UnknownContest;
import cn.shenhe.portal.training.contest.Winner;
import cn.shenhe.portal.web.shell.Refusals;
import cn.shenhe.portal.web.shell.Texts;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.omnifaces.util.Faces;
import org.omnifaces.util.Messages;

/** A contest on the officer's desk: who may claim a prize, and names that do not belong there. */
@Named
@RequestScoped
public class StaffContestView {

  @Inject Contests contests;
  @Inject Refusals refusals;

  private String id;
  private ContestRow row;
  private List<Winner> claims = List.of();
  private String unit;
  private String phone;

  /** Before a posted form is read: what is not rendered then would not be heard. */
  @PostConstruct
  void prepare() {
    if (Faces.isPostback()) {
      id = Faces.getRequestParameter("id");
      try {
        row = contests.row(id);
      } catch (UnknownContest e) {
        row = null;
      }
    }
  }

  public void load() throws IOException {
    try {
      row = contests.row(id);
      claims = contests.claims(id);
    } catch (UnknownContest e) {
      Faces.responseSendError(HttpServletResponse.SC_NOT_FOUND, e.code());
    }
  }

  /** Says which prize the number won; the number is not kept. */
  public String check() throws IOException {
    try {
      String found =
          contests
              .winnerOf(id, phone)
              .map(won -> Texts.of("contest", "staff.phone.won", won.prize(), won.claim()))
              .orElseGet(() -> Texts.of("contest", "staff.phone.none"));
      Messages.addFlashGlobalInfo(found);
    } catch (RuntimeException e) {
      refusals.show(e, "phoneForm:phone");
      load();
      return null;
    }
    return "/staff/campaign/contest?faces-redirect=true&id=" + id;
  }

  public String removeUnit() throws IOException {
    try {
      contests.removeUnit(id, unit);
      Messages.addFlashGlobalInfo(Texts.of("contest", "staff.unit.done"));
    } catch (RuntimeException e) {
      refusals.show(e, "unitForm:unit");
      load();
      return null;
    }
    return "/staff/campaign/contest?faces-redirect=true&id=" + id;
  }

  public ContestRow getRow() {
    return row;
  }

  public List<Winner> getClaims() {
    return claims;
  }

  public String getPhone() {
    return phone;
  }

  public void setPhone(String phone) {
    this.phone = phone;
  }

  public String getUnit() {
    return unit;
  }

  public void setUnit(String unit) {
    this.unit = unit;
  }

  public String getId() {
    return id;
  }

  public void setId(String id) {
    this.id = id;
  }
}
