package cn.shenhe.portal.web.content.warning;

import cn.shenhe.portal.content.ContentRefusal;
import cn.shenhe.portal.content.warning.DutyEntry;
import cn.shenhe.portal.content.warning.Receipt;
import cn.shenhe.portal.content.warning.WarningBoard;
import cn.shenhe.portal.content.warning.WarningIntake;
import cn.shenhe.portal.content.warning.WarningLevel;
import cn.shenhe.portal.content.warning.WarningRow;
import cn.shenhe.portal.content.warning.area.DistrictMap;
import cn.shenhe.portal.web.shell.Refusals;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.DateTimeException;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.omnifaces.cdi.ViewScoped;

/** The duty officer's form: what an authority issued, typed from a fax, a call or a web page. */
@Named("dutyEntry")
@ViewScoped
public class EntryView implements Serializable {

  private static final long serialVersionUID = 1L;

  @Inject transient WarningIntake intake;
  @Inject transient WarningBoard board;
  @Inject transient InstantSource clock;
  @Inject transient StaffMessages messages;
  @Inject transient Refusals refusals;

  private String issuer;
  private String origin;
  private String originalText;
  private String changes;
  private boolean ends;
  private String hazard;
  private String level;
  private String headline;
  private String instruction;
  private String area;
  private String sent;
  private String expires;
  private transient List<WarningRow> active = List.of();

  public void load() {
    active = board.active(clock.instant(), null);
  }

  public String submit() {
    load();
    if (!complete()) {
      return null;
    }
    try {
      Receipt receipt =
          intake.enter(
              new DutyEntry(
                  issuer,
                  origin,
                  originalText,
                  changes,
                  ends,
                  hazard,
                  levelOrUnknown(),
                  headline,
                  instruction,
                  area,
                  time(sent),
                  time(expires)));
      OffsetDateTime end = time(expires);
      boolean over = end != null && !end.toInstant().isAfter(clock.instant());
      messages.done(over ? "entry.over" : "intake.uploaded");
      return "/staff/warning/receipt?faces-redirect=true&id=" + receipt.id();
    } catch (ContentRefusal e) {
      refusals.show(e, null);
    }
    return null;
  }

  /** Says at once what the boundary would say of one thing after the other. */
  private boolean complete() {
    boolean complete = given(issuer, "issuer", "warning.issuerMissing");
    complete &= given(origin, "origin", "warning.originMissing");
    complete &= given(headline, "headline", "warning.headlineMissing");
    complete &= given(originalText, "original", "warning.originalTextMissing");
    complete &= given(level, "level", "entry.level.missing");
    complete &= given(sent, "sent", "warning.sentMissing");
    complete &= dated(sent, "sent") & dated(expires, "expires");
    if (complete && time(expires) != null && !time(expires).isAfter(time(sent))) {
      messages.problem("entry:expires", "warning.endsBeforeItIsIssued");
      complete = false;
    }
    return complete;
  }

  private boolean given(String text, String field, String key) {
    if (text == null || text.isBlank()) {
      messages.problem("entry:" + field, key);
      return false;
    }
    return true;
  }

  private boolean dated(String text, String field) {
    try {
      time(text);
      return true;
    } catch (DateTimeException e) {
      messages.problem("entry:" + field, "warning.badDate");
      return false;
    }
  }

  private WarningLevel levelOrUnknown() {
    return Arrays.stream(WarningLevel.values())
        .filter(known -> known.name().equals(level))
        .findFirst()
        .orElse(WarningLevel.UNKNOWN);
  }

  /** As the browser's field for date and time writes it, or with a blank instead of the T. */
  private static OffsetDateTime time(String text) {
    if (text == null || text.isBlank()) {
      return null;
    }
    return LocalDateTime.parse(text.strip().replace(' ', 'T'))
        .atZone(WarningFormat.BEIJING)
        .toOffsetDateTime();
  }

  public List<WarningRow> getActive() {
    return active;
  }

  public List<String> getHazards() {
    return board.hazards().stream().flatMap(family -> family.hazards().stream()).toList();
  }

  public WarningLevel[] getLevels() {
    return WarningLevel.values();
  }

  public Map<String, String> getStreets() {
    return DistrictMap.shipped().streets();
  }

  public String getIssuer() {
    return issuer;
  }

  public void setIssuer(String issuer) {
    this.issuer = issuer;
  }

  public String getOrigin() {
    return origin;
  }

  public void setOrigin(String origin) {
    this.origin = origin;
  }

  public String getOriginalText() {
    return originalText;
  }

  public void setOriginalText(String originalText) {
    this.originalText = originalText;
  }

  public String getChanges() {
    return changes;
  }

  public void setChanges(String changes) {
    this.changes = changes;
  }

  public boolean isEnds() {
    return ends;
  }

  public void setEnds(boolean ends) {
    this.ends = ends;
  }

  public String getHazard() {
    return hazard;
  }

  public void setHazard(String hazard) {
    this.hazard = hazard;
  }

  public String getLevel() {
    return level;
  }

  public void setLevel(String level) {
    this.level = level;
  }

  public String getHeadline() {
    return headline;
  }

  public void setHeadline(String headline) {
    this.headline = headline;
  }

  public String getInstruction() {
    return instruction;
  }

  public void setInstruction(String instruction) {
    this.instruction = instruction;
  }

  public String getArea() {
    return area;
  }

  public void setArea(String area) {
    this.area = area;
  }

  public String getSent() {
    return sent;
  }

  public void setSent(String sent) {
    this.sent = sent;
  }

  public String getExpires() {
    return expires;
  }

  public void setExpires(String expires) {
    this.expires = expires;
  }
}
