package cn.shenhe.portal.web.shell;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** The texts of the bundles under {@code texts/} for Java code; pages use the bundles directly. */
public final class Texts {

  private Texts() {}

  /**
   * A text with its placeholders {0}, {1} … filled in.
   *
   * @param feature name of the bundle, for example {@code account}
   * @throws java.util.MissingResourceException when there is no such text: a mistake in the code
   */
  public static String of(String feature, String key, Object... arguments) {
    String text = ResourceBundle.getBundle("texts." + feature, Locale.CHINA).getString(key);
    return arguments.length == 0 ? text : new MessageFormat(text, Locale.CHINA).format(arguments);
  }
}
