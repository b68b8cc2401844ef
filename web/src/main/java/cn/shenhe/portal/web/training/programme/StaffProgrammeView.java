package cn.shenhe.portal.web.training.programme;

import cn.shenhe.portal.training.TrainingRefusal;
import cn.shenhe.portal.training.programme.EditionSheet;
import cn.shenhe.portal.training.programme.JobCategory;
import cn.shenhe.portal.training.programme.ProgrammeCatalogue;
import cn.shenhe.portal.training.programme.ProgrammeEditing;
import cn.shenhe.portal.training.programme.ProgrammeOutline;
import cn.shenhe.portal.training.programme.UnknownProgramme;
import cn.shenhe.portal.web.shell.RefusalTexts;
import cn.shenhe.portal.web.shell.Texts;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.omnifaces.cdi.ViewScoped;

/** A programme being edited; keeping it makes a new edition. Without a code a new programme. */
@Named
@ViewScoped
public class StaffProgrammeView implements Serializable {

  private static final long serialVersionUID = 1L;
  private static final int SPARE_UNITS = 2;

  @Inject transient ProgrammeEditing editing;
  @Inject transient ProgrammeCatalogue catalogue;
  @Inject transient RefusalTexts texts;

  private String code;
  private int seen;
  private String newCode = "";
  private JobCategory category = JobCategory.MANAGER;
  private String industry = "general";
  private String subOperation = "";
  private String title = "";
  private Integer initialHours;
  private Integer initialHighRiskHours;
  private String initialBasis = "";
  private Integer refresherHours;
  private Integer refresherHighRiskHours;
  private String refresherBasis = "";
  private Integer deadlineMonths;
  private String deadlineBasis = "";
  private String disclaimer = "";
  private List<UnitForm> units = new ArrayList<>();
  private transient List<ProgrammeEditing.Venue> venues;

  public void load() throws IOException {
    if (!units.isEmpty()) {
      return;
    }
    // Asked before anything is painted, so that who may not gets a page that says so.
    venues = editing.venues();
    if (code != null && !code.isBlank()) {
      try {
        fill(catalogue.outline(code));
      } catch (UnknownProgramme unknown) {
        FacesContext faces = FacesContext.getCurrentInstance();
        faces.getExternalContext().responseSendError(404, null);
        faces.responseComplete();
        return;
      }
    }
    for (int i = 0; i < SPARE_UNITS; i++) {
      units.add(new UnitForm());
    }
  }

  private void fill(ProgrammeOutline outline) {
    EditionSheet sheet = outline.sheet();
    seen = outline.edition();
    category = outline.category();
    industry = outline.industry();
    subOperation = outline.subOperation();
    title = sheet.title();
    initialHours = sheet.initial().hours();
    initialHighRiskHours = sheet.initial().highRiskHours();
    initialBasis = sheet.initial().basis();
    refresherHours = sheet.refresher().hours();
    refresherHighRiskHours = sheet.refresher().highRiskHours();
    refresherBasis = sheet.refresher().basis();
    deadlineMonths = sheet.deadlineMonths();
    deadlineBasis = sheet.deadlineBasis();
    disclaimer = sheet.disclaimer();
    sheet.units().forEach(unit -> units.add(UnitForm.of(unit)));
  }

  public String save() {
    FacesContext faces = FacesContext.getCurrentInstance();
    try {
      EditionSheet sheet =
          new EditionSheet(
              title,
              new EditionSheet.Hours(initialHours, initialHighRiskHours, initialBasis),
              new EditionSheet.Hours(refresherHours, refresherHighRiskHours, refresherBasis),
              deadlineMonths,
              deadlineBasis,
              disclaimer,
              units.stream().filter(unit -> !unit.blank()).map(UnitForm::sheet).toList());
      if (isFresh()) {
        editing.open(newCode, category, industry, subOperation, sheet);
      } else {
        editing.revise(code, seen, sheet);
      }
    } catch (TrainingRefusal refusal) {
      faces.addMessage(
          null,
          new FacesMessage(
              FacesMessage.SEVERITY_ERROR, texts.text(refusal.code(), refusal.arguments()), null));
      return null;
    }
    faces.addMessage(null, new FacesMessage(Texts.of("programme", "staff.saved")));
    faces.getExternalContext().getFlash().setKeepMessages(true);
    return "/staff/programme/programmes?faces-redirect=true";
  }

  public boolean isFresh() {
    return code == null || code.isBlank();
  }

  public JobCategory[] getCategories() {
    return JobCategory.values();
  }

  /** Programmes of experience bases that may stand for a unit on the spot. */
  public List<ProgrammeEditing.Venue> getVenues() {
    if (venues == null) {
      venues = editing.venues();
    }
    return venues;
  }

  public List<UnitForm> getUnits() {
    return units;
  }

  public String getCode() {
    return code;
  }

  public void setCode(String code) {
    this.code = code;
  }

  public int getSeen() {
    return seen;
  }

  public String getNewCode() {
    return newCode;
  }

  public void setNewCode(String newCode) {
    this.newCode = newCode;
  }

  public JobCategory getCategory() {
    return category;
  }

  public void setCategory(JobCategory category) {
    this.category = category;
  }

  public String getIndustry() {
    return industry;
  }

  public void setIndustry(String industry) {
    this.industry = industry;
  }

  public String getSubOperation() {
    return subOperation;
  }

  public void setSubOperation(String subOperation) {
    this.subOperation = subOperation;
  }

  public String getTitle() {
    return title;
  }

  public void setTitle(String title) {
    this.title = title;
  }

  public Integer getInitialHours() {
    return initialHours;
  }

  public void setInitialHours(Integer initialHours) {
    this.initialHours = initialHours;
  }

  public Integer getInitialHighRiskHours() {
    return initialHighRiskHours;
  }

  public void setInitialHighRiskHours(Integer initialHighRiskHours) {
    this.initialHighRiskHours = initialHighRiskHours;
  }

  public String getInitialBasis() {
    return initialBasis;
  }

  public void setInitialBasis(String initialBasis) {
    this.initialBasis = initialBasis;
  }

  public Integer getRefresherHours() {
    return refresherHours;
  }

  public void setRefresherHours(Integer refresherHours) {
    this.refresherHours = refresherHours;
  }

  public Integer getRefresherHighRiskHours() {
    return refresherHighRiskHours;
  }

  public void setRefresherHighRiskHours(Integer refresherHighRiskHours) {
    this.refresherHighRiskHours = refresherHighRiskHours;
  }

  public String getRefresherBasis() {
    return refresherBasis;
  }

  public void setRefresherBasis(String refresherBasis) {
    this.refresherBasis = refresherBasis;
  }

  public Integer getDeadlineMonths() {
    return deadlineMonths;
  }

  public void setDeadlineMonths(Integer deadlineMonths) {
    this.deadlineMonths = deadlineMonths;
  }

  public String getDeadlineBasis() {
    return deadlineBasis;
  }

  public void setDeadlineBasis(String deadlineBasis) {
    this.deadlineBasis = deadlineBasis;
  }

  public String getDisclaimer() {
    return disclaimer;
  }

  public void setDisclaimer(String disclaimer) {
    this.disclaimer = disclaimer;
  }
}
