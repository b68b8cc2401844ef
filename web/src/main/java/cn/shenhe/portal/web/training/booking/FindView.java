package cn.shenhe.portal.web.training.booking;

import cn.shenhe.portal.training.TrainingRefusal;
import cn.shenhe.portal.training.booking.MyVisit;
import cn.shenhe.portal.web.security.ClientAddress;
import cn.shenhe.portal.web.shell.Refusals;
import cn.shenhe.portal.web.shell.Texts;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;

/** Finds a booking again by code and telephone, and takes appeals against a block. */
@Named
@RequestScoped
public class FindView {

  @Inject MyVisit visits;
  @Inject FindLimit limit;
  @Inject Refusals refusals;
  @Inject FacesContext faces;
  @Inject HttpServletRequest request;
  @Inject ClientAddress clientAddress;

  private String code;
  private String end;
  private String phone;
  private String text;
  private boolean appealed;

  public String find() {
    String asked = code == null ? "" : code.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
    try {
      limit.count(clientAddress.of(request), asked);
      String key = visits.find(asked, end);
      limit.found(asked);
      return "/booking/visit?faces-redirect=true&k=" + key;
    } catch (FindLimit.SoughtTooOften often) {
      refusals.show(often, "form:code");
      return null;
    } catch (TrainingRefusal unknown) {
      faces.addMessage(
          "form:code",
          new FacesMessage(FacesMessage.SEVERITY_ERROR, Texts.of("booking", "find.none"), null));
      faces.validationFailed();
      return null;
    }
  }

  public String appeal() {
    try {
      visits.appeal(phone, text);
      appealed = true;
    } catch (TrainingRefusal refusal) {
      refusals.show(refusal, BookingWords.field(refusal));
    }
    return null;
  }

  public boolean isAppealed() {
    return appealed;
  }

  public String getCode() {
    return code;
  }

  public void setCode(String code) {
    this.code = code;
  }

  public String getEnd() {
    return end;
  }

  public void setEnd(String end) {
    this.end = end;
  }

  public String getPhone() {
    return phone;
  }

  public void setPhone(String phone) {
    this.phone = phone;
  }

  public String getText() {
    return text;
  }

  public void setText(String text) {
    this.text = text;
  }
}
