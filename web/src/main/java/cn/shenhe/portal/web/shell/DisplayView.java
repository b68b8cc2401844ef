package cn.shenhe.portal.web.shell;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;

/** The visitor's {@link DisplayState} of this request, for the templates. */
@Named("display")
@RequestScoped
public class DisplayView {

  @Inject HttpServletRequest request;

  private DisplayState state = DisplayState.DEFAULT;

  @PostConstruct
  void read() {
    state = of(request);
  }

  public static DisplayState of(HttpServletRequest request) {
    Cookie[] cookies = request.getCookies() == null ? new Cookie[0] : request.getCookies();
    return Arrays.stream(cookies)
        .filter(cookie -> cookie.getName().equals(DisplayState.COOKIE))
        .findFirst()
        .map(cookie -> DisplayState.parse(cookie.getValue()))
        .orElse(DisplayState.DEFAULT);
  }

  public String getCssClasses() {
    return state.cssClasses();
  }

  public int getSize() {
    return state.size();
  }

  public String getTheme() {
    return state.theme();
  }

  public boolean isSaving() {
    return state.saving();
  }

  public boolean isReading() {
    return state.reading();
  }

  public boolean isElder() {
    return state.elder();
  }

  /** The path of this page, to come back to after a change of display. */
  public String getHere() {
    return request.getContextPath() + new DisplayPath(request);
  }
}
