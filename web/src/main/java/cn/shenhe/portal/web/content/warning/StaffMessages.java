package cn.shenhe.portal.web.content.warning;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;

/** Notices and small problems of the warning workbench; notices outlive one redirect. */
@RequestScoped
class StaffMessages {

  @Inject FacesContext faces;

  void done(String key) {
    faces.getExternalContext().getFlash().setKeepMessages(true);
    faces.addMessage(
        null, new FacesMessage(FacesMessage.SEVERITY_INFO, WarningFormat.text(key), null));
  }

  void problem(String key) {
    problem(null, key);
  }

  /**
   * @param field client id of the field where it can be mended, or null
   */
  void problem(String field, String key) {
    faces.addMessage(
        field, new FacesMessage(FacesMessage.SEVERITY_ERROR, WarningFormat.text(key), null));
  }
}
