package cn.shenhe.portal.web.shell;

import java.util.List;
import java.util.Set;

/**
 * How a visitor wants pages to look; kept in a first-party cookie so that the first paint is right.
 *
 * @param size text size in percent: 100, 112, 125, 150, 175 or 200
 * @param theme {@code auto} (as the device says), {@code light}, {@code dark} or {@code contrast}
 * @param elder the version for older people: one column, large targets, few entries, at least 125 %
 * @param saving pictures and films are loaded only when asked for
 * @param reading a bar to have the page read aloud stands on every page
 */
public record DisplayState(int size, String theme, boolean elder, boolean saving, boolean reading) {

  /**
   * The name of the cookie; its value is {@code size.theme.elder}, for example 150.dark.0, and
   * {@code .s} behind it for who saves data, {@code .r} for who is read to, {@code .sr} for both.
   */
  public static final String COOKIE = "display";

  public static final List<Integer> SIZES = List.of(100, 112, 125, 150, 175, 200);
  private static final Set<String> THEMES = Set.of("auto", "light", "dark", "contrast");
  private static final Set<String> EXTRAS = Set.of("s", "r", "sr");
  private static final int ELDER_MINIMUM = 125;

  public static final DisplayState DEFAULT = new DisplayState(100, "auto", false, false, false);

  public DisplayState {
    if (!SIZES.contains(size) || !THEMES.contains(theme)) {
      throw new IllegalArgumentException("not a display state");
    }
    if (elder && size < ELDER_MINIMUM) {
      size = ELDER_MINIMUM;
    }
  }

  /** Reads a cookie's value; whatever is not understood gives the default. */
  static DisplayState parse(String text) {
    String[] parts = text == null ? new String[0] : text.split("\\.", -1);
    String extras = parts.length == 4 ? parts[3] : "";
    if (parts.length != 3 && !EXTRAS.contains(extras)) {
      return DEFAULT;
    }
    try {
      return new DisplayState(
          Integer.parseInt(parts[0]),
          parts[1],
          "1".equals(parts[2]),
          extras.startsWith("s"),
          extras.endsWith("r"));
    } catch (IllegalArgumentException e) {
      return DEFAULT;
    }
  }

  String cookieValue() {
    String extras = (saving ? "s" : "") + (reading ? "r" : "");
    return size + "." + theme + "." + (elder ? "1" : "0") + (extras.isEmpty() ? "" : "." + extras);
  }

  DisplayState larger() {
    return withSize(SIZES.get(Math.min(SIZES.indexOf(size) + 1, SIZES.size() - 1)));
  }

  DisplayState smaller() {
    return withSize(SIZES.get(Math.max(SIZES.indexOf(size) - 1, 0)));
  }

  DisplayState withSize(int wanted) {
    return new DisplayState(wanted, theme, elder && wanted >= ELDER_MINIMUM, saving, reading);
  }

  DisplayState withTheme(String wanted) {
    return new DisplayState(size, wanted, elder, saving, reading);
  }

  DisplayState withElder(boolean wanted) {
    return new DisplayState(
        wanted ? Math.max(size, ELDER_MINIMUM) : 100, theme, wanted, saving, reading);
  }

  DisplayState withSaving(boolean wanted) {
    return new DisplayState(size, theme, elder, wanted, reading);
  }

  DisplayState withReading(boolean wanted) {
    return new DisplayState(size, theme, elder, saving, wanted);
  }

  /** The classes of the page's root element. */
  public String cssClasses() {
    return "size-" + size + " theme-" + theme + (elder ? " elder" : "") + (reading ? " reads" : "");
  }
}
