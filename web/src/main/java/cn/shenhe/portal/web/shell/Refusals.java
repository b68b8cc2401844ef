package cn.shenhe.portal.web.shell;

import cn.shenhe.portal.content.ContentRefusal;
import cn.shenhe.portal.exambank.ExamBankRefusal;
import cn.shenhe.portal.training.TrainingRefusal;
import jakarta.ejb.EJBAccessException;
import jakarta.ejb.EJBException;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.persistence.OptimisticLockException;
import java.util.List;

/**
 * Shows a page's user why a boundary said no: {@code catch (ContentRefusal | EJBException e) {
 * refusals.show(e, "form:code"); }}. What is not a refusal goes on to the error page.
 */
@RequestScoped
public class Refusals {

  @Inject FacesContext faces;
  @Inject RefusalTexts texts;

  /**
   * @param clientId the field where the user can mend it, or null for the whole page
   * @throws RuntimeException the same, when it is no refusal (or a lack of rights: 403)
   */
  public void show(RuntimeException refusal, String clientId) {
    faces.addMessage(clientId, new FacesMessage(FacesMessage.SEVERITY_ERROR, text(refusal), null));
    faces.validationFailed();
  }

  /**
   * The sentence alone, for tables of many refusals.
   *
   * @throws RuntimeException the same, when it is no refusal
   */
  public String text(RuntimeException refusal) {
    for (Throwable cause = refusal; cause != null; cause = cause.getCause()) {
      if (cause instanceof ContentRefusal content) {
        return texts.text(content.code(), content.arguments());
      }
      if (cause instanceof ExamBankRefusal examBank) {
        return texts.text(examBank.code(), examBank.arguments());
      }
      if (cause instanceof TrainingRefusal training) {
        return texts.text(training.code(), training.arguments());
      }
      if (cause instanceof OptimisticLockException) {
        return texts.text("shell.stale", List.of());
      }
      if (cause instanceof EJBAccessException || !(cause instanceof EJBException)) {
        break;
      }
    }
    throw refusal;
  }
}
