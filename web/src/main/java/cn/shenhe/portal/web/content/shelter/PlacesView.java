package cn.shenhe.portal.web.content.shelter;

import cn.shenhe.portal.content.ContentRefusal;
import cn.shenhe.portal.content.shelter.CoordinateSystem;
import cn.shenhe.portal.content.shelter.CrsAlarm;
import cn.shenhe.portal.content.shelter.Gazetteer;
import cn.shenhe.portal.content.shelter.PlaceImportPreview;
import cn.shenhe.portal.content.shelter.PlaceKind;
import cn.shenhe.portal.content.shelter.PlaceNameList;
import cn.shenhe.portal.content.shelter.RowAccount;
import cn.shenhe.portal.web.shell.Refusals;
import cn.shenhe.portal.web.shell.Texts;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.util.Comparator;
import java.util.List;
import org.omnifaces.cdi.ViewScoped;

/**
 * The list of place names: a file is previewed, then taken over; the list is searched ({@code ?q=})
 * and paged ({@code &page=}), a name removed.
 */
@Named
@ViewScoped
public class PlacesView implements Serializable {

  private static final long serialVersionUID = 1L;
  private static final int SHOWN = 200;

  @Inject transient Gazetteer gazetteer;
  @Inject transient Refusals refusals;

  private String words = "";
  private int page;
  private String source = "";
  private CoordinateSystem system = CoordinateSystem.WGS84;
  private byte[] content = {};
  private transient Part file;
  private transient PlaceImportPreview preview;
  private transient PlaceNameList list;

  public void load() {
    list = gazetteer.list(words, page);
  }

  /** Shows what importing the file would do; nothing is done yet. */
  public void upload() throws IOException {
    try (InputStream in = file.getInputStream()) {
      content = in.readAllBytes();
    }
    act(() -> preview = gazetteer.preview(content, system, source));
    if (preview == null) {
      content = new byte[0];
    }
  }

  public void apply() {
    act(
        () -> {
          PlaceImportPreview done = gazetteer.apply(content, system, source);
          say("places.applied", counts(done));
          content = new byte[0];
          preview = null;
        });
  }

  public void remove(PlaceKind kind, String name) {
    act(
        () -> {
          gazetteer.remove(kind, name);
          say("places.removed", name);
        });
  }

  private void act(Runnable work) {
    try {
      preview = null;
      work.run();
    } catch (ContentRefusal refusal) {
      refusals.show(refusal, null);
    }
    load();
  }

  private static void say(String key, String argument) {
    FacesContext.getCurrentInstance()
        .addMessage(null, new FacesMessage(Texts.of("shelter", key, argument)));
  }

  private static String counts(PlaceImportPreview done) {
    StringBuilder text = new StringBuilder();
    for (RowAccount.Outcome outcome : RowAccount.Outcome.values()) {
      Integer rows = done.counts().get(outcome);
      if (rows != null) {
        text.append(text.isEmpty() ? "" : "，").append(outcome.label()).append(' ').append(rows);
      }
    }
    return text.toString();
  }

  public PlaceImportPreview getPreview() {
    return preview;
  }

  public String getCounts() {
    return preview == null ? "" : counts(preview);
  }

  /** Rows that will not be taken over first, then the others; at most 200 are shown. */
  public List<RowAccount> getRows() {
    return preview == null
        ? List.of()
        : preview.rows().stream()
            .sorted(Comparator.comparing(row -> row.outcome().accepted()))
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

  public PlaceNameList getList() {
    return list;
  }

  public boolean isMore() {
    return (page + 1L) * Gazetteer.PAGE < list.total();
  }

  public CoordinateSystem[] getSystems() {
    return CoordinateSystem.values();
  }

  public String getWords() {
    return words;
  }

  public void setWords(String words) {
    this.words =
        words == null ? "" : words.strip().substring(0, Math.min(60, words.strip().length()));
  }

  public int getPage() {
    return page;
  }

  public void setPage(int page) {
    this.page = Math.max(0, page);
  }

  public String getSource() {
    return source;
  }

  public void setSource(String source) {
    this.source = source;
  }

  public CoordinateSystem getSystem() {
    return system;
  }

  public void setSystem(CoordinateSystem system) {
    this.system = system;
  }

  public Part getFile() {
    return file;
  }

  public void setFile(Part file) {
    this.file = file;
  }
}
