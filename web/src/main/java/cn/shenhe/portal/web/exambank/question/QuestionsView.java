package cn.shenhe.portal.web.exambank.question;

import cn.shenhe.portal.exambank.question.OperationCatalogues;
import cn.shenhe.portal.exambank.question.QuestionAct;
import cn.shenhe.portal.exambank.question.QuestionCatalogue;
import cn.shenhe.portal.exambank.question.QuestionExport;
import cn.shenhe.portal.exambank.question.QuestionFlags;
import cn.shenhe.portal.exambank.question.QuestionPage;
import cn.shenhe.portal.exambank.question.QuestionReview;
import cn.shenhe.portal.exambank.question.QuestionRow;
import cn.shenhe.portal.exambank.question.QuestionState;
import cn.shenhe.portal.exambank.question.analysis.ItemStatistics;
import cn.shenhe.portal.exambank.question.exchange.BankWriter;
import cn.shenhe.portal.web.shell.Refusals;
import cn.shenhe.portal.web.shell.Texts;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.omnifaces.cdi.ViewScoped;
import org.omnifaces.util.Faces;
import org.primefaces.model.FilterMeta;
import org.primefaces.model.LazyDataModel;
import org.primefaces.model.SortMeta;

/**
 * The list of questions: filters in the address, one page at a time from the database, bulk acts,
 * export.
 */
@Named
@ViewScoped
public class QuestionsView implements Serializable {

  private static final long serialVersionUID = 1L;

  @Inject transient QuestionCatalogue catalogue;
  @Inject transient QuestionReview review;
  @Inject transient QuestionFlags flags;
  @Inject transient QuestionExport export;
  @Inject transient SubjectNames subjects;
  @Inject transient OperationCatalogues operations;
  @Inject transient Refusals refusals;

  private final QuestionFilterForm filter = new QuestionFilterForm();
  private final Rows rows = new Rows();
  private List<QuestionRow> selected = List.of();
  private QuestionState target = QuestionState.REVIEWED;
  private String reason;
  private BankWriter format = BankWriter.EXCEL;
  private final Map<String, Set<ItemStatistics.Flag>> flagged = new HashMap<>();
  private List<String> operationNames = List.of();
  private List<String> industryNames = List.of();
  private List<String> syllabusPoints = List.of();

  /** Loads what the filter offers; the rows load themselves. */
  public void load() {
    operationNames =
        operations
            .inForce()
            .map(e -> e.entries().stream().map(x -> x.name()).distinct().toList())
            .orElse(List.of());
    industryNames = List.copyOf(subjects.getIndustriesInUse());
    syllabusPoints = catalogue.syllabusPoints();
  }

  /** The states the caller may move questions to. */
  public List<QuestionState> getTargets() {
    return BankRights.ofCaller().acts().stream().map(QuestionAct::target).toList();
  }

  /** Whether the caller may take the questions with their keys out of the bank. */
  public boolean isMayExport() {
    return BankRights.ofCaller().decides();
  }

  /** Asks the boundary for one page at a time. */
  public class Rows extends LazyDataModel<QuestionRow> {
    private static final long serialVersionUID = 1L;

    @Override
    public int count(Map<String, FilterMeta> filters) {
      return (int) Math.min(catalogue.count(filter.filter()), Integer.MAX_VALUE);
    }

    @Override
    public List<QuestionRow> load(
        int first, int size, Map<String, SortMeta> sort, Map<String, FilterMeta> filters) {
      SortMeta by = sort.values().stream().findFirst().orElse(null);
      QuestionPage.Order order =
          by == null ? QuestionPage.Order.CODE : QuestionPage.Order.valueOf(by.getField());
      List<QuestionRow> page =
          catalogue.rows(
              filter.filter(),
              new QuestionPage(
                  first, Math.max(1, size), order, by == null || by.getOrder().isAscending()));
      flagged.clear();
      flagged.putAll(flags.of(page.stream().map(QuestionRow::id).toList()));
      return page;
    }

    @Override
    public String getRowKey(QuestionRow row) {
      return row.id();
    }

    @Override
    public QuestionRow getRowData(String key) {
      return getWrappedData().stream().filter(row -> row.id().equals(key)).findFirst().orElse(null);
    }
  }

  /** Moves the chosen questions; says which were left alone and why. */
  public void moveSelected() {
    FacesContext faces = FacesContext.getCurrentInstance();
    if (selected.isEmpty()) {
      faces.addMessage(
          null,
          new FacesMessage(
              FacesMessage.SEVERITY_ERROR, Texts.of("question", "list.none-chosen"), null));
      return;
    }
    try {
      List<QuestionReview.Refusal> refused =
          review.moveAll(selected.stream().map(QuestionRow::id).toList(), target, reason);
      faces.addMessage(
          null,
          new FacesMessage(Texts.of("question", "list.moved", selected.size() - refused.size())));
      for (QuestionReview.Refusal refusal : refused) {
        faces.addMessage(
            null,
            new FacesMessage(
                FacesMessage.SEVERITY_WARN,
                refusal.code() + "：" + Texts.of("question", "bulk." + refusal.reason()),
                null));
      }
      selected = List.of();
    } catch (RuntimeException e) {
      refusals.show(e, null);
    }
  }

  /** Sends everything the filter shows as a file. */
  public void download() {
    try {
      QuestionExport.ExportedFile file = export.export(filter.filter(), format);
      Faces.sendFile(file.content(), file.name(), true);
    } catch (RuntimeException e) {
      refusals.show(e, null);
    }
  }

  public QuestionFilterForm getFilter() {
    return filter;
  }

  public Rows getRows() {
    return rows;
  }

  public List<QuestionRow> getSelected() {
    return selected;
  }

  public void setSelected(List<QuestionRow> selected) {
    this.selected = selected == null ? List.of() : selected;
  }

  public QuestionState getTarget() {
    return target;
  }

  public void setTarget(QuestionState target) {
    this.target = target;
  }

  public String getReason() {
    return reason;
  }

  public void setReason(String reason) {
    this.reason = reason;
  }

  public BankWriter getFormat() {
    return format;
  }

  public void setFormat(BankWriter format) {
    this.format = format;
  }

  /** What item analysis says of a question on this page. */
  public Set<ItemStatistics.Flag> flagsOf(QuestionRow row) {
    return flagged.getOrDefault(row.id(), Set.of());
  }

  public List<String> getIndustryNames() {
    return industryNames;
  }

  public List<String> getOperationNames() {
    return operationNames;
  }

  public List<String> getSyllabusPoints() {
    return syllabusPoints;
  }
}
