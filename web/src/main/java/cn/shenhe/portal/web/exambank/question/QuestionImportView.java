package cn.shenhe.portal.web.exambank.question;

import cn.shenhe.portal.exambank.question.ImportPreview;
import cn.shenhe.portal.exambank.question.ImportRowView;
import cn.shenhe.portal.exambank.question.ImportState;
import cn.shenhe.portal.exambank.question.ImportSummary;
import cn.shenhe.portal.exambank.question.ImportUndone;
import cn.shenhe.portal.exambank.question.QuestionImport;
import cn.shenhe.portal.exambank.question.RowVerdict;
import cn.shenhe.portal.exambank.question.exchange.ColumnMapping;
import cn.shenhe.portal.exambank.question.exchange.ColumnRole;
import cn.shenhe.portal.exambank.question.exchange.ColumnsUnknown;
import cn.shenhe.portal.web.shell.Refusals;
import cn.shenhe.portal.web.shell.Texts;
import jakarta.faces.component.UIData;
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
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.omnifaces.cdi.ViewScoped;
import org.omnifaces.util.Components;
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
  private List<List<String>> beginning = List.of();
  private ColumnRole[] roles = {};
  private int headerRow;
  private RowVerdict[] chosen = {RowVerdict.ACCEPTED};
  private List<ImportRowView> leftOut = List.of();
  private transient List<ImportSummary> latest;
  private Map<RowVerdict, Long> open = Map.of();
  private long before;
  private long wanted;
  private boolean running;
  private boolean finished;
  private boolean more;
  private final Rows rows = new Rows();

  /** The import of the address, or the list of the latest. */
  public void load() {
    look();
    latest = importing.latest();
  }

  private void look() {
    summary = id == null ? null : importing.summary(id);
    open = id == null ? Map.of() : importing.open(id);
  }

  /** Asks the boundary for one page at a time; rows ticked on other pages are found by number. */
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
      List<ImportRowView> shown = getWrappedData() == null ? List.of() : getWrappedData();
      return Stream.concat(shown.stream(), leftOut.stream())
          .filter(r -> getRowKey(r).equals(key))
          .findFirst()
          .or(
              () ->
                  key.matches("\\d{1,7}")
                      ? importing.row(id, Integer.parseInt(key))
                      : Optional.empty())
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
    preview(new ColumnMapping(List.of(roles), headerRow, header));
  }

  private void preview(ColumnMapping corrected) {
    try {
      ImportPreview preview = importing.preview(fileName, source, bytes, corrected);
      id = preview.summary().id();
      look();
      leftOut = List.of();
      finished = false;
      columns(preview.mapping(), preview.header(), List.of());
    } catch (ColumnsUnknown e) {
      id = null;
      look();
      columns(e.mapping(), e.mapping().words(), e.beginning());
      refusals.show(e, "uploadForm:file");
    } catch (RuntimeException e) {
      refusals.show(e, "uploadForm:file");
    }
  }

  private void columns(ColumnMapping mapping, List<String> words, List<List<String>> sample) {
    header = new ArrayList<>(words);
    beginning = sample;
    roles = mapping == null ? new ColumnRole[0] : mapping.roles().toArray(ColumnRole[]::new);
    headerRow = mapping == null ? -1 : mapping.headerRow();
  }

  /**
   * Shows the rows of one verdict, from the first; what is ticked stays ticked.
   *
   * @param wanted null for all
   */
  public void show(RowVerdict wanted) {
    verdict = wanted;
    UIData table = Components.findComponent("takeForm:rows");
    table.setFirst(0);
  }

  /** Begins taking over; the page then asks again and again until nothing is left. */
  public void start() {
    Set<RowVerdict> verdicts = verdicts();
    open = importing.open(id);
    long without =
        leftOut.stream()
            .filter(row -> verdicts.contains(row.verdict()) && row.questionId() == null)
            .count();
    wanted = verdicts.stream().mapToLong(v -> open.getOrDefault(v, 0L)).sum() - without;
    before = summary.taken();
    running = wanted > 0;
    more = false;
    if (!running) {
      Messages.addGlobalWarn(Texts.of("question", "import.nothing"));
    }
  }

  /** Shows the choice again after everything chosen was taken over. */
  public void choose() {
    more = true;
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
      finished = !running;
      look();
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

  /** Percent of the rows chosen for this run, or of the acceptable rows when none is going on. */
  public int getProgress() {
    if (summary == null || (!running && summary.state() != ImportState.TAKEN)) {
      return 0;
    }
    if (isFinished()) {
      return 100;
    }
    long done = running ? summary.taken() - before : summary.taken();
    long all = running ? wanted : done + open.getOrDefault(RowVerdict.ACCEPTED, 0L);
    return all <= 0 ? 0 : (int) Math.min(100, done * 100 / all);
  }

  /** Whether what was chosen, or all that is acceptable, was taken over. */
  private boolean isFinished() {
    return !running
        && summary.state() == ImportState.TAKEN
        && (finished || !open.containsKey(RowVerdict.ACCEPTED));
  }

  /** Rows that could still be taken over; 0 once the import was undone. */
  public long getOpenRows() {
    return summary == null || summary.state() == ImportState.UNDONE
        ? 0
        : open.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Whether rows can be chosen now: not while some are being taken over, not when done. */
  public boolean isChoosing() {
    return getOpenRows() > 0 && !running && (more || !isFinished());
  }

  /** Whether everything chosen is done and other rows are left. */
  public boolean isRest() {
    return getOpenRows() > 0 && !running && !isChoosing();
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

  /** The words of the header row, one for every column. */
  public List<String> getHeader() {
    List<String> words = new ArrayList<>(header);
    while (words.size() < roles.length) {
      words.add("");
    }
    return words;
  }

  /** The first rows of a table nobody could guess; empty otherwise. */
  public List<List<String>> getBeginning() {
    return beginning;
  }

  /** The header row counted from 1; 0 if there is none. */
  public int getHeaderLine() {
    return headerRow + 1;
  }

  public void setHeaderLine(int line) {
    headerRow = line - 1;
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
