package cn.shenhe.portal.web.content.courseware;

import cn.shenhe.portal.content.ContentRefusal;
import cn.shenhe.portal.content.courseware.ArticlePart;
import cn.shenhe.portal.content.courseware.Audience;
import cn.shenhe.portal.content.courseware.CoursewareEditing;
import cn.shenhe.portal.content.courseware.CoursewareRefused;
import cn.shenhe.portal.content.courseware.DeskLesson;
import cn.shenhe.portal.content.courseware.LessonKind;
import cn.shenhe.portal.content.courseware.LessonState;
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
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.omnifaces.cdi.ViewScoped;
import org.omnifaces.util.Faces;

/** One article on the editor's desk: write, preview, review, publish, withdraw. */
@Named("staffLesson")
@ViewScoped
public class StaffLessonView implements Serializable {

  private static final long serialVersionUID = 1L;

  private static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");

  @Inject transient CoursewareEditing editing;
  @Inject transient Refusals refusals;

  private final LessonForm form = new LessonForm();
  private String id;
  private String planned = "";
  private int lockVersion;
  private transient DeskLesson lesson;
  private transient List<ArticlePart> preview = List.of();

  /** Opens the article of the address; without one a new one is written. */
  public void load() throws IOException {
    if (id == null || id.isEmpty()) {
      return;
    }
    try {
      lesson = editing.open(id);
      lockVersion = lesson.lockVersion();
      form.show(lesson.text());
      planned =
          lesson.publishAt() == null
              ? ""
              : lesson
                  .publishAt()
                  .atZone(BEIJING)
                  .toLocalDateTime()
                  .truncatedTo(ChronoUnit.MINUTES)
                  .toString();
    } catch (UnknownLesson unknown) {
      Faces.responseSendError(404, unknown.code());
    }
  }

  /** Keeps what is written as a new version. */
  public String save() {
    try {
      if (id == null || id.isEmpty()) {
        id = editing.create(form.text());
      } else {
        editing.revise(id, lockVersion, form.text());
      }
      return done("edit.saved");
    } catch (ContentRefusal | EJBException refusal) {
      refusals.show(refusal, null);
      return null;
    }
  }

  public String review() {
    return step("edit.reviewed", () -> editing.review(id));
  }

  public String publish() {
    return step("edit.published", () -> editing.publish(id));
  }

  /** Beijing time as the browser's field gives it; an empty field takes the plan back. */
  public String plan() {
    return step(
        planned.isEmpty() ? "edit.unplanned" : "edit.planned",
        () ->
            editing.plan(
                id,
                planned.isEmpty()
                    ? null
                    : LocalDateTime.parse(planned).atZone(BEIJING).toInstant()));
  }

  public String withdraw() {
    return step("edit.withdrawn", () -> editing.withdraw(id));
  }

  private String step(String text, Runnable act) {
    try {
      act.run();
      return done(text);
    } catch (DateTimeParseException unreadable) {
      refusals.show(new CoursewareRefused("plan.form"), null);
      return null;
    } catch (ContentRefusal | EJBException refusal) {
      refusals.show(refusal, null);
      return null;
    }
  }

  private String done(String text) {
    FacesContext faces = FacesContext.getCurrentInstance();
    faces.getExternalContext().getFlash().setKeepMessages(true);
    faces.addMessage(null, new FacesMessage(Texts.of("courseware", text)));
    return "/staff/courseware/lesson.xhtml?faces-redirect=true&id=" + id;
  }

  /** Shows the text as readers would see it, without keeping it. */
  public void showPreview() {
    preview = editing.preview(form.getMarkdown() == null ? "" : form.getMarkdown());
  }

  /** The article as stored; read again after a postback. */
  public DeskLesson getLesson() {
    if (lesson == null && id != null && !id.isEmpty()) {
      lesson = editing.open(id);
    }
    return lesson;
  }

  public boolean may(String state) {
    DeskLesson opened = getLesson();
    return opened != null && opened.state().mayBecome(LessonState.valueOf(state));
  }

  public LessonForm getForm() {
    return form;
  }

  public List<ArticlePart> getPreview() {
    return preview == null ? List.of() : preview;
  }

  public Audience[] getAllAudiences() {
    return Audience.values();
  }

  public LessonKind[] getAllKinds() {
    return LessonKind.values();
  }

  public String getPlanned() {
    return planned;
  }

  public void setPlanned(String planned) {
    this.planned = planned == null ? "" : planned.strip();
  }

  public String getId() {
    return id;
  }

  public void setId(String id) {
    this.id = id;
  }
}
