package cn.shenhe.portal.web.shell;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * What the header and the footer of every page show; asks no database, so error pages use it too.
 */
@Named("shell")
@RequestScoped
public class ShellView {

  /** A main menu entry: text key, address, and whether the visitor is there. */
  public record MenuEntry(String key, String path, boolean current) {
    public String getKey() {
      return key;
    }

    public String getPath() {
      return path;
    }

    public boolean isCurrent() {
      return current;
    }
  }

  /** Source: FACTS 9.3, hotlines to show in the header. */
  private static final List<String> HOTLINES =
      List.of("119", "110", "120", "12350", "12345", "12379");

  @Inject HttpServletRequest request;
  @Inject FooterSettings footer;
  @Inject Pages pages;

  @Inject
  @ConfigProperty(name = "portal.demo", defaultValue = "false")
  boolean demo;

  public List<MenuEntry> getMenu() {
    String here = new DisplayPath(request).path();
    return Stream.of(
            entry("menu.home", "/", here),
            entry("menu.learn", "/courseware/lessons", here),
            entry("menu.shelter", "/shelter/shelters", here),
            entry("menu.warning", "/warning/warnings", here),
            entry("menu.exam", "/exam/practices", here),
            entry("menu.booking", "/booking/bases", here),
            entry("menu.campaign", "/campaign/campaigns", here),
            entry("menu.my", "/my/home", here))
        .filter(entry -> pages.exist(entry.path()))
        .toList();
  }

  private static MenuEntry entry(String key, String path, String here) {
    String area = path.substring(0, path.lastIndexOf('/') + 1);
    boolean current = path.equals("/") ? here.equals("/") : here.startsWith(area);
    return new MenuEntry(key, path, current);
  }

  public List<String> getHotlines() {
    return HOTLINES;
  }

  public boolean isDemo() {
    return demo;
  }

  public FooterSettings getFooter() {
    return footer;
  }

  /** The context path, empty when the portal is at the root of its host. */
  public String getBase() {
    return request.getContextPath();
  }
}
