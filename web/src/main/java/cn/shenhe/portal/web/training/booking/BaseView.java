package cn.shenhe.portal.web.training.booking;

import cn.shenhe.portal.training.booking.BaseDirectory;
import cn.shenhe.portal.training.booking.UnknownBooking;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;

/** One base: what can be done there, and when it is open in the days to come. */
@Named
@RequestScoped
public class BaseView {

  @Inject BaseDirectory directory;
  @Inject FacesContext faces;

  private String id;
  private BaseDirectory.BasePage page;

  public void load() throws IOException {
    try {
      page = directory.base(id);
    } catch (UnknownBooking unknown) {
      faces.getExternalContext().responseSendError(404, null);
      faces.responseComplete();
    }
  }

  public String getId() {
    return id;
  }

  public void setId(String id) {
    this.id = id;
  }

  public BaseDirectory.BasePage getPage() {
    return page;
  }
}
