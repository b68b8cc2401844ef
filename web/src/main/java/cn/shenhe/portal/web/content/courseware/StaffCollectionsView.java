package cn.shenhe.portal.web.content.courseware;

import cn.shenhe.portal.content.ContentRefusal;
import cn.shenhe.portal.content.courseware.CollectionEditing;
import cn.shenhe.portal.content.courseware.CollectionText;
import cn.shenhe.portal.content.courseware.DeskCollection;
import cn.shenhe.portal.content.courseware.UnknownLesson;
import cn.shenhe.portal.web.shell.Refusals;
import cn.shenhe.portal.web.shell.Texts;
import jakarta.ejb.EJBException;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import org.omnifaces.cdi.ViewScoped;
import org.omnifaces.util.Faces;

/** Collections on the editor's desk: the list, and the one that is written. */
@Named("staffCollections")
@ViewScoped
public class StaffCollectionsView implements Serializable {

  private static final long serialVersionUID = 1L;

  @Inject transient CollectionEditing editing;
  @Inject transient Refusals refusals;

  private String id;
  private int lockVersion;
  private String slug = "";
  private String title = "";
  private String summary = "";
  private String lessons = "";
  private transient DeskCollection opened;
  private transient List<DeskCollection> rows;

  /** Opens the collection of the address; without one a new one can be written. */
  public void load() throws IOException {
    if (id == null || id.isEmpty()) {
      return;
    }
    try {
      opened = editing.open(id);
      lockVersion = opened.lockVersion();
      slug = opened.text().slug();
      title = opened.text().title();
      summary = opened.text().summary();
      lessons = String.join("\n", opened.text().lessons());
    } catch (UnknownLesson unknown) {
      Faces.responseSendError(404, unknown.code());
    }
  }

  public String save() {
    return step(
        "edit.saved",
        () -> {
          CollectionText text =
              new CollectionText(
                  given(slug),
                  given(title),
                  given(summary),
                  Arrays.asList(given(lessons).split("\\s+")));
          if (id == null || id.isEmpty()) {
            id = editing.create(text);
          } else {
            editing.revise(id, lockVersion, text);
          }
        });
  }

  public String publish() {
    return step("edit.published", () -> editing.publish(id));
  }

  public String withdraw() {
    return step("edit.withdrawn", () -> editing.withdraw(id));
  }

  private String step(String text, Runnable act) {
    try {
      act.run();
      FacesContext faces = FacesContext.getCurrentInstance();
      faces.getExternalContext().getFlash().setKeepMessages(true);
      faces.addMessage(null, new FacesMessage(Texts.of("courseware", text)));
      return "/staff/courseware/collections.xhtml?faces-redirect=true&id=" + id;
    } catch (ContentRefusal | EJBException refusal) {
      refusals.show(refusal, null);
      return null;
    }
  }

  private static String given(String text) {
    return text == null ? "" : text.strip();
  }

  public DeskCollection getOpened() {
    if (opened == null && id != null && !id.isEmpty()) {
      opened = editing.open(id);
    }
    return opened;
  }

  public List<DeskCollection> getRows() {
    if (rows == null) {
      rows = editing.desk();
    }
    return rows;
  }

  public String getId() {
    return id;
  }

  public void setId(String id) {
    this.id = id;
  }

  public String getSlug() {
    return slug;
  }

  public void setSlug(String slug) {
    this.slug = slug;
  }

  public String getTitle() {
    return title;
  }

  public void setTitle(String title) {
    this.title = title;
  }

  public String getSummary() {
    return summary;
  }

  public void setSummary(String summary) {
    this.summary = summary;
  }

  public String getLessons() {
    return lessons;
  }

  public void setLessons(String lessons) {
    this.lessons = lessons;
  }
}
