package cn.shenhe.portal.web.exambank.question;

import cn.shenhe.portal.exambank.question.ImportPreview;
import cn.shenhe.portal.exambank.question.ImportRowView;
import cn.shenhe.portal.exambank.question.ImportSummary;
import cn.shenhe.portal.exambank.question.ImportUndone;
import cn.shenhe.portal.exambank.question.QuestionImport;
import cn.shenhe.portal.exambank.question.RowVerdict;
import cn.shenhe.portal.exambank.question.exchange.ColumnMapping;
import cn.shenhe.portal.exambank.question.exchange.ColumnRole;
import cn.shenhe.portal.web.shell.Refusals;
import cn.shenhe.portal.web.shell.Texts;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.omnifaces.cdi.ViewScoped;
import org.omnifaces.util.Messages;
import org.primefaces.model.FilterMeta;
import org.primefaces.model.LazyDataModel;
import org.primefaces.model.SortMeta;

/**
 * From a file to questions: upload, correct the columns, read the account of every row, take over
 * in chunks under a progress bar, undo.
 */
@Named
@ViewScoped
public class QuestionImportView implements Serializable {

  private static final long serialVersionUID = 1L;
  private static final int KEPT_NAMED = 20;
  private static final int CHUNK = 500;

  /** How long one step works before the bar moves. */
  private static final Duration STEP = Duration.ofMillis(1_500);

  @Inject transient QuestionImport importing;
  @Inject transient Refusals refusals;

  private String id;
  private RowVerdict verdict;
  private String source;
  private transient Part upload;
  private transient byte[] bytes;
  private String fileName;
  private transient ImportSummary summary;
  private List<String> header = List.of();
  private ColumnRole[] roles = {};
  private int headerRow;
  private RowVerdict[] chosen = {RowVerdict.ACCEPTED};
  private List<ImportRowView> leftOut = List.of();
  private transient List<ImportSummary> latest;
  private long wanted;
  private boolean running;
  private final Rows rows = new Rows();

  /** The import of the address, or the list of the latest. */
  public void load() {
    summary = id == null ? null : importing.summary(id);
    latest = importing.latest();
  }

  /** Asks the boundary for one page at a time. */
  public class Rows extends LazyDataModel<ImportRowView> {
    private static final long serialVersionUID = 1L;

    @Override
    public int count(Map<String, FilterMeta> filters) {
      ImportSummary now = getSummary();
      return now == null ? 0 : verdict == null ? now.rows() : (int) now.count(verdict);
    }

    @Override
    public List<ImportRowView> load(
        int first, int size, Map<String, SortMeta> sort, Map<String, FilterMeta> filters) {
      return id == null ? List.of() : importing.rows(id, verdict, first, Math.max(1, size));
    }

    @Override
    public String getRowKey(ImportRowView row) {
      return String.valueOf(row.number());
    }

    @Override
    public ImportRowView getRowData(String key) {
      return getWrappedData().stream()
          .filter(r -> getRowKey(r).equals(key))
          .findFirst()
          .orElse(null);
    }
  }

  /** Reads and judges the uploaded file. */
  public void read() {
    if (upload == null) {
      return;
    }
    try (InputStream in = upload.getInputStream()) {
      bytes = in.readAllBytes();
      fileName = upload.getSubmittedFileName();
      preview(null);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** Reads the same file again with the columns as corrected. */
  public void correct() {
    preview(new ColumnMapping(List.of(roles), headerRow));
  }

  private void preview(ColumnMapping corrected) {
    try {
      ImportPreview preview = importing.preview(fileName, source, bytes, corrected);
      id = preview.summary().id();
      summary = preview.summary();
      header = new ArrayList<>(preview.header());
      roles =
          preview.mapping() == null
              ? new ColumnRole[0]
              : preview.mapping().roles().toArray(ColumnRole[]::new);
      headerRow = preview.mapping() == null ? -1 : preview.mapping().headerRow();
    } catch (RuntimeException e) {
      refusals.show(e, "uploadForm:file");
    }
  }

  /** Begins taking over; the page then asks again and again until nothing is left. */
  public void start() {
    Set<RowVerdict> verdicts = verdicts();
    wanted = verdicts.stream().mapToLong(v -> getSummary().count(v)).sum() - leftOut.size();
    running = !verdicts.isEmpty();
  }

  /** Takes over chunk after chunk, each its own transaction, until the bar should move. */
  public void step() {
    if (!running) {
      return;
    }
    try {
      Set<Integer> without = new HashSet<>();
      leftOut.forEach(row -> without.add(row.number()));
      long begun = System.nanoTime();
      do {
        running = importing.take(id, verdicts(), without, CHUNK) == CHUNK;
      } while (running && System.nanoTime() - begun < STEP.toNanos());
      summary = importing.summary(id);
    } catch (RuntimeException e) {
      running = false;
      refusals.show(e, null);
    }
  }

  private Set<RowVerdict> verdicts() {
    Set<RowVerdict> verdicts = EnumSet.noneOf(RowVerdict.class);
    verdicts.addAll(List.of(chosen));
    verdicts.remove(RowVerdict.REJECTED);
    return verdicts;
  }

  public String undo() {
    try {
      ImportUndone undone = importing.undo(id);
      Messages.addFlashGlobalInfo(
          Texts.of("question", "import.undone", undone.retired(), undone.putBack()));
      if (!undone.kept().isEmpty()) {
        List<String> named = undone.kept().stream().limit(KEPT_NAMED).toList();
        Messages.addFlashGlobalWarn(
            Texts.of("question", "import.kept", undone.kept().size(), String.join("、", named)));
      }
      return "/staff/question/import?faces-redirect=true&id=" + id;
    } catch (RuntimeException e) {
      refusals.show(e, null);
      return null;
    }
  }

  /** Percent of the chosen rows taken over. */
  public int getProgress() {
    ImportSummary now = getSummary();
    return now == null || wanted <= 0 ? 0 : (int) Math.min(100, now.taken() * 100 / wanted);
  }

  public ImportSummary getSummary() {
    return summary;
  }

  public boolean isRunning() {
    return running;
  }

  /** Whether the columns can still be corrected: only while the file is at hand. */
  public boolean isCorrectable() {
    return bytes != null && roles.length > 0;
  }

  public List<ImportSummary> getLatest() {
    return latest;
  }

  public Rows getRows() {
    return rows;
  }

  public String getId() {
    return id;
  }

  public void setId(String id) {
    this.id = id;
  }

  public RowVerdict getVerdict() {
    return verdict;
  }

  public void setVerdict(RowVerdict verdict) {
    this.verdict = verdict;
  }

  public String getSource() {
    return source;
  }

  public void setSource(String source) {
    this.source = source;
  }

  public Part getUpload() {
    return upload;
  }

  public void setUpload(Part upload) {
    this.upload = upload;
  }

  public List<String> getHeader() {
    return header;
  }

  public ColumnRole[] getRoles() {
    return roles;
  }

  public void setRoles(ColumnRole[] roles) {
    this.roles = roles;
  }

  public RowVerdict[] getChosen() {
    return chosen.clone();
  }

  public void setChosen(RowVerdict[] chosen) {
    this.chosen = chosen == null ? new RowVerdict[0] : chosen.clone();
  }

  public List<ImportRowView> getLeftOut() {
    return leftOut;
  }

  public void setLeftOut(List<ImportRowView> leftOut) {
    this.leftOut = leftOut == null ? List.of() : leftOut;
  }
}
