package cn.shenhe.portal.web.content.search;

import cn.shenhe.portal.content.search.SearchDesk;
import cn.shenhe.portal.content.search.SynonymRow;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.omnifaces.cdi.ViewScoped;

/** Words that mean the same: those that ship, switched on and off, and the editors' own. */
@Named
@ViewScoped
public class SynonymsView implements Serializable {

  private static final long serialVersionUID = 1L;
  private static final String PAGE = "/staff/search/synonyms";

  @Inject transient SearchDesk desk;

  private String text = "";
  private String words;
  private ArrayList<SynonymRow> rows = new ArrayList<>();

  public void load() {
    rows = new ArrayList<>(desk.synonyms(text));
  }

  public String add() {
    return Acting.then(PAGE, "synonyms.added", () -> desk.addSynonyms(words));
  }

  public String remove(SynonymRow row) {
    return Acting.then(PAGE, "synonyms.removed", () -> desk.removeSynonyms(row.publicId()));
  }

  public String restore(SynonymRow row) {
    return Acting.then(PAGE, "synonyms.restored", () -> desk.removeSynonyms(row.publicId()));
  }

  public String switchOff(SynonymRow row) {
    return Acting.then(PAGE, "synonyms.off.done", () -> desk.switchOff(row.line()));
  }

  /** The words of a group, for reading. */
  public String shown(SynonymRow row) {
    return row.line().replace("=", "、");
  }

  public List<SynonymRow> getRows() {
    return rows;
  }

  public String getText() {
    return text;
  }

  public void setText(String text) {
    this.text = text == null ? "" : text;
  }

  public String getWords() {
    return words;
  }

  public void setWords(String words) {
    this.words = words;
  }
}
