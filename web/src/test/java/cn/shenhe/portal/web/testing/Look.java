package cn.shenhe.portal.web.testing;

/**
 * How a visitor looks at the portal.
 *
 * @param width of the window in CSS pixels
 * @param display value of the display cookie ({@code size.theme.elder}), or null without one
 * @param javaScript whether the browser runs scripts
 */
public record Look(String name, int width, String display, boolean javaScript) {

  public static final Look USUAL = new Look("usual", 1280, null, true);
  public static final Look LIGHT = new Look("light", 1280, "100.light.0", true);
  public static final Look LARGE_TEXT_ON_A_SMALL_SCREEN =
      new Look("200 % text at 320 px", 320, "200.light.0", true);
  public static final Look ELDER =
      new Look("elder version, read aloud, at 390 px", 390, "125.light.1.r", true);
  public static final Look WITHOUT_SCRIPTS = new Look("without scripts", 1280, null, false);

  /** Of the root element, as the portal writes them for the display cookie. */
  String classes() {
    String[] parts = display.split("\\.");
    return "size-" + parts[0] + " theme-" + parts[1] + ("1".equals(parts[2]) ? " elder" : "");
  }

  @Override
  public String toString() {
    return name;
  }
}
