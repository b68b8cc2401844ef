package cn.shenhe.portal.web.exambank.paper;

import cn.shenhe.portal.exambank.ExamBankRefusal;
import cn.shenhe.portal.exambank.paper.BlueprintAuthoring;
import cn.shenhe.portal.exambank.paper.BlueprintDetail;
import cn.shenhe.portal.exambank.paper.CreditPolicy;
import cn.shenhe.portal.exambank.paper.ExposureReport;
import cn.shenhe.portal.exambank.paper.FeasibilityReport;
import cn.shenhe.portal.exambank.paper.UnknownBlueprint;
import cn.shenhe.portal.web.shell.Refusals;
import jakarta.ejb.EJBException;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.omnifaces.cdi.ViewScoped;

/** One blueprint on the workbench: edit its cells, see whether it can be filled, publish it. */
@Named
@ViewScoped
public class BlueprintView implements Serializable {

  private static final long serialVersionUID = 1L;
  private static final int BLANKS = 2;
  private static final int EXPOSURES = 10;

  @Inject transient BlueprintAuthoring authoring;
  @Inject transient Refusals refusals;
  @Inject transient FacesContext faces;

  private String id;
  private String done;
  private String note;
  private int number;
  private int lockVersion;
  private List<CellForm> cells;
  private transient BlueprintDetail detail;
  private transient FeasibilityReport report;
  private transient ExposureReport exposures;

  public void load() throws IOException {
    try {
      detail = authoring.detail(id);
    } catch (UnknownBlueprint unknown) {
      faces.getExternalContext().responseSendError(404, null);
      faces.responseComplete();
      return;
    }
    note = detail.note();
    number = detail.number();
    lockVersion = detail.lockVersion();
    cells = new ArrayList<>(detail.cells().stream().map(CellForm::of).toList());
    more(cells.isEmpty() ? BLANKS * 2 : BLANKS);
  }

  private void more(int count) {
    for (int i = 0; i < count; i++) {
      cells.add(new CellForm());
    }
  }

  public void addRows() {
    more(BLANKS * 2);
  }

  public String save() {
    return act(
        "saved",
        () ->
            authoring.save(
                id,
                cells.stream().filter(CellForm::isUsed).map(CellForm::cell).toList(),
                note,
                number,
                lockVersion));
  }

  public String publish() {
    return act("published", () -> authoring.publish(id));
  }

  private String act(String outcome, Runnable work) {
    try {
      work.run();
      return "/staff/exam/blueprint?faces-redirect=true&id=" + id + "&done=" + outcome;
    } catch (ExamBankRefusal | EJBException refusal) {
      refusals.show(refusal, null);
      return null;
    }
  }

  public BlueprintDetail getDetail() {
    if (detail == null) {
      detail = authoring.detail(id);
    }
    return detail;
  }

  public FeasibilityReport getReport() {
    if (report == null) {
      report = authoring.report(id);
    }
    return report;
  }

  public ExposureReport getExposures() {
    if (exposures == null) {
      exposures = authoring.exposures(id, EXPOSURES);
    }
    return exposures;
  }

  public List<String> getAreas() {
    return authoring.areas(id);
  }

  public List<CreditPolicy> getPolicies() {
    return List.of(CreditPolicy.values());
  }

  public List<CellForm> getCells() {
    return cells;
  }

  public String getId() {
    return id;
  }

  public void setId(String id) {
    this.id = id;
  }

  public String getDone() {
    return done;
  }

  public void setDone(String done) {
    this.done = done;
  }

  public String getNote() {
    return note;
  }

  public void setNote(String note) {
    this.note = note;
  }
}
