package cn.shenhe.portal.web.content.notice;

import cn.shenhe.portal.content.notice.WhyLine;
import jakarta.enterprise.context.ApplicationScoped;
import java.text.MessageFormat;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Collectors;

/** The chain of reasons in sentences. */
@ApplicationScoped
public class WhyTexts {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy年M月d日 HH:mm:ss", Locale.CHINA)
          .withZone(ZoneId.of("Asia/Shanghai"));
  private static final ResourceBundle NOTICE =
      ResourceBundle.getBundle("texts.notice", Locale.ROOT);
  private static final List<ResourceBundle> NAMES =
      List.of(
          NOTICE,
          ResourceBundle.getBundle("texts.warning", Locale.ROOT),
          ResourceBundle.getBundle("texts.delivery", Locale.ROOT));
  private static final List<String> KINDS = List.of("rung.", "level.", "channel.", "change.");

  /** One sentence and whether it spoke for telling. */
  public record Line(boolean passed, String text) {}

  List<Line> of(List<WhyLine> lines) {
    List<Line> sentences = new ArrayList<>();
    for (WhyLine line : lines) {
      Object[] shown = line.arguments().stream().map(WhyTexts::shown).toArray();
      String text = new MessageFormat(NOTICE.getString(line.code()), Locale.CHINA).format(shown);
      sentences.add(new Line(line.passed(), text));
    }
    return sentences;
  }

  private static Object shown(Object argument) {
    if (argument instanceof Instant moment) {
      return TIME.format(moment);
    }
    if (argument instanceof List<?> many) {
      return many.stream().map(one -> shown(one).toString()).collect(Collectors.joining("、"));
    }
    if (argument instanceof Number number) {
      return number.toString();
    }
    for (String kind : KINDS) {
      for (ResourceBundle bundle : NAMES) {
        if (bundle.containsKey(kind + argument)) {
          return bundle.getString(kind + argument);
        }
      }
    }
    return argument;
  }
}
