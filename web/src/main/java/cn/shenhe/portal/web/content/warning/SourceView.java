package cn.shenhe.portal.web.content.warning;

import cn.shenhe.portal.content.ContentRefusal;
import cn.shenhe.portal.content.warning.KnownSource;
import cn.shenhe.portal.content.warning.SourceHabits;
import cn.shenhe.portal.content.warning.UnknownWarning;
import cn.shenhe.portal.content.warning.WarningSources;
import cn.shenhe.portal.web.shell.Refusals;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.omnifaces.cdi.ViewScoped;

/** What is known of one source; without a code in the address, of a new one. */
@Named("warningSource")
@ViewScoped
public class SourceView implements Serializable {

  private static final long serialVersionUID = 1L;

  @Inject transient WarningSources sources;
  @Inject transient FacesContext faces;
  @Inject transient StaffMessages messages;
  @Inject transient Refusals refusals;

  private String code;
  private boolean known;
  private boolean byHand;
  private String newCode;
  private String name;
  private List<String> rules = List.of();
  private List<String> tolerated = new ArrayList<>();
  private String certificates = "";
  private boolean signed;
  private Integer minutes;

  public void load() throws IOException {
    rules = sources.tolerableRules();
    if (code == null || code.isBlank()) {
      return;
    }
    try {
      KnownSource source = sources.of(code);
      known = true;
      byHand = source.byHand();
      name = source.row().name();
      tolerated = new ArrayList<>(source.habits().toleratedRules());
      certificates = source.habits().trustedCertificates();
      signed = source.habits().signatureRequired();
      minutes = source.habits().silentAfterMinutes();
    } catch (UnknownWarning e) {
      faces.getExternalContext().responseSendError(HttpServletResponse.SC_NOT_FOUND, e.code());
      faces.responseComplete();
    }
  }

  public String save() {
    try {
      sources.know(
          known ? code : newCode,
          name,
          new SourceHabits(tolerated, certificates == null ? "" : certificates, signed, minutes));
      messages.done("source.saved");
      return "/staff/warning/sources?faces-redirect=true";
    } catch (ContentRefusal e) {
      refusals.show(e, field(e.code()));
      return null;
    }
  }

  private String field(String refusal) {
    return switch (refusal) {
      case "warning.certificatesUnreadable" -> "source:certificates";
      case "warning.silentMinutes" -> "source:minutes";
      case "warning.sourceName" -> known ? "source:name" : "source:newCode";
      default -> null;
    };
  }

  /** Staff bring its messages in: nobody can expect to hear it. */
  public boolean isByHand() {
    return byHand;
  }

  public boolean isKnown() {
    return known;
  }

  public List<String> getRules() {
    return rules;
  }

  public String getCode() {
    return code;
  }

  public void setCode(String code) {
    this.code = code;
  }

  public String getNewCode() {
    return newCode;
  }

  public void setNewCode(String newCode) {
    this.newCode = newCode;
  }

  public String getName() {
    return name;
  }

  public void setName(String name) {
    this.name = name;
  }

  public List<String> getTolerated() {
    return tolerated;
  }

  public void setTolerated(List<String> tolerated) {
    this.tolerated = tolerated;
  }

  public String getCertificates() {
    return certificates;
  }

  public void setCertificates(String certificates) {
    this.certificates = certificates;
  }

  public boolean isSigned() {
    return signed;
  }

  public void setSigned(boolean signed) {
    this.signed = signed;
  }

  public Integer getMinutes() {
    return minutes;
  }

  public void setMinutes(Integer minutes) {
    this.minutes = minutes;
  }
}
