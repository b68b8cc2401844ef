package cn.shenhe.portal.web.content.shelter;

import cn.shenhe.portal.content.ContentRefusal;
import cn.shenhe.portal.content.shelter.ColumnMapping;
import cn.shenhe.portal.content.shelter.CoordinateSystem;
import cn.shenhe.portal.content.shelter.CrsAlarm;
import cn.shenhe.portal.content.shelter.ImportOptions;
import cn.shenhe.portal.content.shelter.ImportPreview;
import cn.shenhe.portal.content.shelter.ImportRow;
import cn.shenhe.portal.content.shelter.RowAccount;
import cn.shenhe.portal.content.shelter.ShelterImport;
import cn.shenhe.portal.content.shelter.UndoAccount;
import cn.shenhe.portal.web.shell.Texts;
import jakarta.annotation.PostConstruct;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.omnifaces.cdi.ViewScoped;
import org.omnifaces.util.Faces;

/** Upload → columns and coordinate system → account of every row → apply, and undo if need be. */
@Named
@ViewScoped
public class ImportView implements Serializable {

  private static final long serialVersionUID = 1L;
  private static final int SHOWN = 500;
  private static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");

  @Inject transient ShelterImport imports;

  private transient Part file;
  private transient ImportPreview preview;
  private CoordinateSystem coordinateSystem = CoordinateSystem.WGS84;
  private String source = "";
  private LocalDate verifiedOn;
  private String feed = "";
  private boolean blankMeansUnsuitable;
  private boolean acceptOutside;
  private boolean acceptLookAlikes;
  private boolean takeStatus;
  private boolean sure;
  private LocalDateTime asOf;
  private String importId;
  private List<String> targets = new ArrayList<>();
  private transient List<ImportRow> done;

  @PostConstruct
  void list() {
    done = imports.imports();
  }

  public void upload() throws IOException {
    byte[] content;
    try (InputStream in = file.getInputStream()) {
      content = in.readAllBytes();
    }
    if (content.length == 0) {
      fail("shelter.file.empty");
      return;
    }
    show(() -> imports.upload(file.getSubmittedFileName(), content, options()));
  }

  public void revise() {
    show(() -> imports.revise(importId, mapping(), options()));
  }

  public void apply() {
    if (getAlarm() != null && !sure) {
      FacesContext.getCurrentInstance().addMessage("applyForm:sure", error("shelter.import.alarm"));
      return;
    }
    act(
        () -> {
          ImportRow row = imports.apply(importId, sure);
          say("import.applied", row.counts());
          preview = null;
          importId = null;
        });
  }

  public void undo(String publicId) {
    act(
        () -> {
          UndoAccount undone = imports.undo(publicId);
          say("import.undone", undone.restored(), undone.withdrawn(), undone.kept());
        });
  }

  private void show(Supplier<ImportPreview> work) {
    act(
        () -> {
          preview = work.get();
          importId = preview.publicId();
          sure = false;
          targets = new ArrayList<>(preview.mapping().targets());
        });
  }

  private void act(Runnable work) {
    try {
      work.run();
      list();
    } catch (ContentRefusal refusal) {
      fail(refusal.code(), refusal.arguments().toArray());
    }
  }

  private static void say(String key, Object... arguments) {
    FacesContext.getCurrentInstance()
        .addMessage(null, new FacesMessage(Texts.of("shelter", key, arguments)));
  }

  private static void fail(String code, Object... arguments) {
    FacesContext.getCurrentInstance().addMessage(null, error(code, arguments));
  }

  private static FacesMessage error(String code, Object... arguments) {
    return new FacesMessage(
        FacesMessage.SEVERITY_ERROR, Texts.of("shelter", code, arguments), null);
  }

  /** A column not used comes back from the form as null. */
  private ColumnMapping mapping() {
    return new ColumnMapping(targets.stream().map(t -> t == null ? "" : t).toList());
  }

  private ImportOptions options() {
    return new ImportOptions(
        coordinateSystem,
        source,
        verifiedOn,
        blankMeansUnsuitable,
        acceptOutside,
        acceptLookAlikes,
        feed == null ? "" : feed,
        takeStatus,
        asOf == null ? null : asOf.atZone(BEIJING).toInstant());
  }

  /** Rows that will not be taken over first, then the others; at most 500 are shown. */
  public List<RowAccount> getRows() {
    return preview == null
        ? List.of()
        : preview.rows().stream()
            .sorted(java.util.Comparator.comparing(r -> r.outcome().accepted()))
            .limit(SHOWN)
            .toList();
  }

  public CrsAlarm getAlarm() {
    return preview == null ? null : preview.alarm().orElse(null);
  }

  /** The alarm in words; empty without one. */
  public String getAlarmText() {
    return AlarmText.of(getAlarm());
  }

  public Map<String, String> getChoices() {
    return ColumnMapping.choices();
  }

  public CoordinateSystem[] getSystems() {
    return CoordinateSystem.values();
  }

  public ImportPreview getPreview() {
    return preview;
  }

  public List<ImportRow> getDone() {
    return done;
  }

  public List<String> getTargets() {
    return targets;
  }

  public Part getFile() {
    return file;
  }

  public void setFile(Part file) {
    this.file = file;
  }

  public CoordinateSystem getCoordinateSystem() {
    return coordinateSystem;
  }

  public void setCoordinateSystem(CoordinateSystem coordinateSystem) {
    this.coordinateSystem = coordinateSystem;
  }

  public String getSource() {
    return source;
  }

  public void setSource(String source) {
    this.source = source;
  }

  public LocalDate getVerifiedOn() {
    return verifiedOn;
  }

  public void setVerifiedOn(LocalDate verifiedOn) {
    this.verifiedOn = verifiedOn;
  }

  public String getFeed() {
    return feed;
  }

  public void setFeed(String feed) {
    this.feed = feed;
  }

  public boolean isBlankMeansUnsuitable() {
    return blankMeansUnsuitable;
  }

  public void setBlankMeansUnsuitable(boolean blankMeansUnsuitable) {
    this.blankMeansUnsuitable = blankMeansUnsuitable;
  }

  public boolean isAcceptOutside() {
    return acceptOutside;
  }

  public void setAcceptOutside(boolean acceptOutside) {
    this.acceptOutside = acceptOutside;
  }

  /** Whether the person here may open and close shelters; the boundary decides by itself. */
  public boolean isOpensAndCloses() {
    return Faces.isUserInRole("DUTY_OFFICER") || Faces.isUserInRole("ADMINISTRATOR");
  }

  /** Whether the person here stands by the coordinate system in spite of the alarm. */
  public boolean isSure() {
    return sure;
  }

  public void setSure(boolean sure) {
    this.sure = sure;
  }

  public boolean isTakeStatus() {
    return takeStatus;
  }

  public void setTakeStatus(boolean takeStatus) {
    this.takeStatus = takeStatus;
  }

  /** The moment the file's statuses are of, Beijing time; null for that of the upload. */
  public LocalDateTime getAsOf() {
    return asOf;
  }

  public void setAsOf(LocalDateTime asOf) {
    this.asOf = asOf;
  }

  public boolean isAcceptLookAlikes() {
    return acceptLookAlikes;
  }

  public void setAcceptLookAlikes(boolean acceptLookAlikes) {
    this.acceptLookAlikes = acceptLookAlikes;
  }
}
