package cn.shenhe.portal.web.content.courseware;

import cn.shenhe.portal.content.ContentRefusal;
import cn.shenhe.portal.content.courseware.ArticlePart;
import cn.shenhe.portal.content.courseware.CoursewareEditing;
import cn.shenhe.portal.content.courseware.DeskVersion;
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
import java.util.List;
import org.omnifaces.cdi.ViewScoped;
import org.omnifaces.util.Faces;

/** One version of an article, to be read and, if wanted, taken as the draft again. */
@Named("lessonVersion")
@ViewScoped
public class LessonVersionView implements Serializable {

  private static final long serialVersionUID = 1L;

  @Inject transient CoursewareEditing editing;
  @Inject transient Refusals refusals;

  private String id = "";
  private int number;
  private int lockVersion;
  private transient DeskVersion version;
  private transient List<ArticlePart> parts;

  public void load() throws IOException {
    try {
      version = editing.version(id, number);
      lockVersion = version.lockVersion();
    } catch (UnknownLesson unknown) {
      Faces.responseSendError(404, unknown.code());
    }
  }

  /** The text becomes a new draft; the article opens for further writing. */
  public String take() {
    try {
      editing.takeAgain(id, lockVersion, number);
      FacesContext faces = FacesContext.getCurrentInstance();
      faces.getExternalContext().getFlash().setKeepMessages(true);
      faces.addMessage(null, new FacesMessage(Texts.of("courseware", "version.taken", number)));
      return "/staff/courseware/lesson.xhtml?faces-redirect=true&id=" + id;
    } catch (ContentRefusal | EJBException refusal) {
      refusals.show(refusal, null);
      return null;
    }
  }

  /** The version as stored; read again after a postback. */
  public DeskVersion getVersion() {
    if (version == null) {
      version = editing.version(id, number);
    }
    return version;
  }

  public List<ArticlePart> getParts() {
    if (parts == null) {
      parts = editing.preview(getVersion().text().markdown());
    }
    return parts;
  }

  public String getId() {
    return id;
  }

  public void setId(String id) {
    this.id = id == null ? "" : id;
  }

  public int getNumber() {
    return number;
  }

  public void setNumber(int number) {
    this.number = number;
  }
}
