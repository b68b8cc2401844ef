package cn.shenhe.portal.web.shell;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.ServletContext;
import java.net.MalformedURLException;

/** Which pages there are: an entry of the frame appears together with the page it leads to. */
@Named
@ApplicationScoped
public class Pages {

  @Inject ServletContext context;

  /**
   * Whether a page of ours answers at this address.
   *
   * @param path without {@code .xhtml}; the home page is {@code /}
   */
  public boolean exist(String path) {
    try {
      return path.equals("/") || context.getResource(path + ".xhtml") != null;
    } catch (MalformedURLException e) {
      return false;
    }
  }
}
