package cn.shenhe.portal.web.content.search;

import cn.shenhe.portal.content.ContentRefusal;
import cn.shenhe.portal.web.shell.Texts;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;

/** An act of an editor: done, then back by redirect; refused, then the same page says why. */
final class Acting {

  private Acting() {}

  /**
   * @param path page to go back to, without query
   * @param done text key of what to say when it is done
   */
  static String then(String path, String done, Runnable act) {
    FacesContext faces = FacesContext.getCurrentInstance();
    try {
      act.run();
    } catch (ContentRefusal refusal) {
      String text = Texts.of("search", refusal.code(), refusal.arguments().toArray());
      faces.addMessage(null, new FacesMessage(FacesMessage.SEVERITY_ERROR, text, null));
      return null;
    }
    faces.getExternalContext().getFlash().setKeepMessages(true);
    faces.addMessage(null, new FacesMessage(Texts.of("search", done)));
    return path + ".xhtml?faces-redirect=true&includeViewParams=true";
  }
}
