package cn.shenhe.portal.web.exambank.question;

import cn.shenhe.portal.exambank.grading.ItemHealth;
import cn.shenhe.portal.exambank.question.QuestionAct;
import cn.shenhe.portal.exambank.question.QuestionAuthoring;
import cn.shenhe.portal.exambank.question.QuestionCatalogue;
import cn.shenhe.portal.exambank.question.QuestionDetail;
import cn.shenhe.portal.exambank.question.QuestionReview;
import cn.shenhe.portal.exambank.question.QuestionState;
import cn.shenhe.portal.exambank.question.VersionRow;
import cn.shenhe.portal.exambank.question.item.Picture;
import cn.shenhe.portal.web.exambank.grading.HealthLines;
import cn.shenhe.portal.web.shell.Refusals;
import cn.shenhe.portal.web.shell.ShellView;
import cn.shenhe.portal.web.shell.Texts;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.List;
import org.omnifaces.cdi.ViewScoped;
import org.omnifaces.util.Faces;
import org.omnifaces.util.Messages;

/**
 * One question: editor with preview, acts of its life, history with the difference of two versions.
 */
@Named
@ViewScoped
public class QuestionView implements Serializable {

  private static final long serialVersionUID = 1L;
  private static final int VERSIONS_LOOKED_AT = 3;

  @Inject transient QuestionCatalogue catalogue;
  @Inject transient QuestionAuthoring authoring;
  @Inject transient QuestionReview review;
  @Inject transient ItemHealth analysis;
  @Inject transient Refusals refusals;
  @Inject transient ShellView shell;

  private String id;
  private transient QuestionDetail detail;
  private int lockVersion;
  private String code;
  private ItemForm form = new ItemForm();
  private String note;
  private String reason;
  private ItemPreview preview;
  private String older;
  private String newer;
  private List<ItemDiff> diff = List.of();
  private transient HealthLines health;
  private List<QuestionAct> acts = List.of();
  private boolean own;
  private transient Part picture;
  private String pictureAlt;
  private ItemForm.Place picturePlace = ItemForm.Place.STEM;

  /** A new question without id, else the one of the address. */
  public void load() {
    if (id != null) {
      detail = catalogue.detail(id);
      lockVersion = detail.lockVersion();
      code = detail.row().code();
      form = ItemForm.of(detail.item());
      preview = ItemPreview.of(detail.item(), shell.getBase());
      health = sat(detail.versions());
      own = detail.row().author().equals(Faces.getRemoteUser());
      acts = BankRights.ofCaller().acts(detail.row().state(), own);
    }
  }

  /** Of the newest version that stood on a paper somebody handed in; null when none did. */
  private HealthLines sat(List<VersionRow> versions) {
    return versions.stream()
        .limit(VERSIONS_LOOKED_AT)
        .flatMap(
            version ->
                analysis.ofVersion(version.id()).stream()
                    .map(found -> HealthLines.of(version.number(), found)))
        .findFirst()
        .orElse(null);
  }

  /** Shows the text as it stands; what is wrong is said at the top. */
  public void show() {
    try {
      preview = ItemPreview.of(form.item(), shell.getBase()).with(form.notes());
    } catch (RuntimeException e) {
      preview = null;
      refusals.show(e, null);
    }
  }

  /** Keeps the chosen picture in the bank and puts it into the text; nothing else is saved. */
  public void addPicture() {
    try (InputStream in = picture.getInputStream()) {
      String name = authoring.addPicture(in.readNBytes(Picture.LARGEST + 1));
      form.insert(picturePlace, name, pictureAlt);
      pictureAlt = null;
      Messages.addGlobalInfo(Texts.of("question", "picture.inserted"));
      show();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (RuntimeException e) {
      refusals.show(e, "pictureForm:file");
    }
  }

  public String save() {
    try {
      String saved = id;
      if (id == null) {
        saved = authoring.create(code, form.item(), note);
      } else {
        authoring.revise(id, lockVersion, form.item(), note);
      }
      form.notes().forEach(Messages::addFlashGlobalWarn);
      return done("editor.saved", saved);
    } catch (RuntimeException e) {
      refusals.show(e, null);
      return null;
    }
  }

  public String act(String act) {
    try {
      switch (QuestionAct.valueOf(act)) {
        case REVIEW -> review.review(id, reason);
        case PUBLISH -> review.publish(id);
        case SEND_BACK -> review.sendBack(id, reason);
        case QUARANTINE -> review.quarantine(id, reason);
        case RETIRE -> review.retire(id, reason);
      }
      return done("editor.moved", id);
    } catch (RuntimeException e) {
      refusals.show(e, null);
      return null;
    }
  }

  /** Whether this request saves: only then must every part be there, the preview shows what is. */
  public boolean isSaving() {
    return Faces.getRequestParameter("editForm:save") != null;
  }

  /** Whether the caller may do this now. */
  public boolean may(String act) {
    return acts.contains(QuestionAct.valueOf(act));
  }

  /** Whether there is anything the caller may do now. */
  public boolean isMovable() {
    return !acts.isEmpty();
  }

  /** Whether a second person is needed because the caller wrote the current version. */
  public boolean isForAnother() {
    return own && detail != null && detail.row().state().mayBecome(QuestionState.REVIEWED);
  }

  private static String done(String text, String id) {
    Messages.addFlashGlobalInfo(Texts.of("question", text));
    return "/staff/question/question?faces-redirect=true&id="
        + Faces.getContext().getExternalContext().encodeResourceURL(id);
  }

  /** Fills the difference between the two chosen versions. */
  public void compare() {
    diff =
        older == null || newer == null
            ? List.of()
            : ItemDiff.between(catalogue.version(older), catalogue.version(newer));
  }

  /** Reads again after the page was kept on the server. */
  public QuestionDetail getDetail() {
    return detail;
  }

  public String getId() {
    return id;
  }

  public void setId(String id) {
    this.id = id;
  }

  public String getCode() {
    return code;
  }

  public void setCode(String code) {
    this.code = code;
  }

  public ItemForm getForm() {
    return form;
  }

  public String getNote() {
    return note;
  }

  public void setNote(String note) {
    this.note = note;
  }

  public String getReason() {
    return reason;
  }

  public void setReason(String reason) {
    this.reason = reason;
  }

  public ItemPreview getPreview() {
    return preview;
  }

  public String getOlder() {
    return older;
  }

  public void setOlder(String older) {
    this.older = older;
  }

  public String getNewer() {
    return newer;
  }

  public void setNewer(String newer) {
    this.newer = newer;
  }

  public Part getPicture() {
    return picture;
  }

  public void setPicture(Part picture) {
    this.picture = picture;
  }

  public String getPictureAlt() {
    return pictureAlt;
  }

  public void setPictureAlt(String pictureAlt) {
    this.pictureAlt = pictureAlt;
  }

  public ItemForm.Place getPicturePlace() {
    return picturePlace;
  }

  public void setPicturePlace(ItemForm.Place picturePlace) {
    this.picturePlace = picturePlace;
  }

  public ItemForm.Place[] getPicturePlaces() {
    return ItemForm.Place.values();
  }

  public HealthLines getHealth() {
    return health;
  }

  public List<ItemDiff> getDiff() {
    return diff;
  }
}
