package cn.shenhe.portal.web.shell;

import jakarta.enterprise.context.ApplicationScoped;
import java.text.MessageFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/**
 * The sentence that belongs to the code of a refusal: the code itself is the key, in the bundle its
 * first word names ({@code shelter.unknown} in {@code texts/shelter.properties}) or, when there is
 * no such bundle, in the first bundle that has it.
 */
@ApplicationScoped
public class RefusalTexts {

  private static final Logger LOG = Logger.getLogger(RefusalTexts.class.getName());

  /** All bundles of the portal, as registered in faces-config.xml. */
  static final List<String> FEATURES =
      List.of(
          "shell",
          "account",
          "search",
          "courseware",
          "shelter",
          "warning",
          "delivery",
          "notice",
          "question",
          "exam",
          "result",
          "certificate",
          "paper",
          "sitting",
          "programme",
          "booking",
          "activity",
          "campaign",
          "contest",
          "ops");

  private static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("yyyy年M月d日 HH:mm", Locale.CHINA).withZone(BEIJING);
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("yyyy年M月d日", Locale.CHINA);

  /**
   * @param arguments what the placeholders {0}, {1} … stand for; moments are shown in Beijing time
   * @return never empty: a code nobody wrote a sentence for gets a general one, and a warning in
   *     the log
   */
  public String text(String code, List<Object> arguments) {
    Optional<String> pattern = find(code);
    if (pattern.isEmpty()) {
      LOG.log(Level.WARNING, "no text for the refusal {0}", code);
    }
    return new MessageFormat(
            pattern.or(() -> find("shell.refused")).orElse(code), Locale.SIMPLIFIED_CHINESE)
        .format(arguments.stream().map(RefusalTexts::shown).toArray());
  }

  static Optional<String> find(String code) {
    String first = code.substring(0, Math.max(0, code.indexOf('.')));
    return Stream.concat(Stream.of(first).filter(FEATURES::contains), FEATURES.stream())
        .map(feature -> ResourceBundle.getBundle("texts." + feature, Locale.ROOT))
        .filter(bundle -> bundle.containsKey(code))
        .map(bundle -> bundle.getString(code))
        .findFirst();
  }

  private static Object shown(Object argument) {
    if (argument instanceof Instant moment) {
      return MOMENT.format(moment);
    }
    return argument instanceof LocalDate date ? DATE.format(date) : argument;
  }
}
