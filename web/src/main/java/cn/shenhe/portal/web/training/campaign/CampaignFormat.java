package cn.shenhe.portal.web.training.campaign;

import cn.shenhe.portal.training.campaign.ActKind;
import cn.shenhe.portal.training.campaign.CampaignRow;
import cn.shenhe.portal.web.shell.RefusalTexts;
import cn.shenhe.portal.web.shell.Texts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** How days of campaigns are written; Beijing's calendar. */
@Named("campaignFormat")
@ApplicationScoped
public class CampaignFormat {

  static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");

  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("M月d日", Locale.CHINA);
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.CHINA);

  private static final DateTimeFormatter SAID =
      DateTimeFormatter.ofPattern("yyyy年M月d日 HH:mm", Locale.CHINA);

  private static final Set<String> RULES =
      Set.of(
          "questions", "minutes", "daily", "floor", "least", "prizes", "papers", "team", "topic");

  @Inject InstantSource clock;
  @Inject RefusalTexts refusals;
  @Inject SessionsInput sessions;

  /** {@code 6月1日—6月30日}; a single day once; empty for days not announced. */
  public String days(LocalDate first, LocalDate last) {
    if (first == null) {
      return "";
    }
    return first.equals(last) ? DAY.format(first) : DAY.format(first) + "—" + DAY.format(last);
  }

  /** {@code 还有 3 天}, {@code 就是今天}, {@code 进行中，还剩 5 天}, {@code 今天是最后一天} or {@code 已结束}. */
  public String away(LocalDate first, LocalDate last) {
    LocalDate today = today();
    if (first == null) {
      return Texts.of("campaign", "away.unknown");
    }
    if (today.isBefore(first)) {
      return Texts.of("campaign", "away.days", ChronoUnit.DAYS.between(today, first));
    }
    if (today.isAfter(last)) {
      return Texts.of("campaign", "away.over");
    }
    long left = ChronoUnit.DAYS.between(today, last);
    if (left > 0) {
      return Texts.of("campaign", "away.running", left);
    }
    return Texts.of("campaign", first.equals(last) ? "away.today" : "away.last");
  }

  /** Of a campaign, which may go on after its days. */
  public String away(CampaignRow row) {
    if (over(row)) {
      return Texts.of("campaign", "away.over");
    }
    return today().isAfter(row.last())
        ? Texts.of("campaign", "away.after")
        : away(row.first(), row.last());
  }

  boolean over(CampaignRow row) {
    return row.over(clock.instant());
  }

  /** For tables. */
  public String moment(Instant instant) {
    return instant == null ? "" : MOMENT.format(instant.atZone(BEIJING));
  }

  /** Within words. */
  public String said(Instant instant) {
    return instant == null ? "" : SAID.format(instant.atZone(BEIJING));
  }

  /** What came of an act, or would come of it; empty arguments leave their place empty. */
  public String outcome(ActKind kind, String arguments) {
    if (arguments == null) {
      return "";
    }
    Object[] filled = Arrays.copyOf(arguments.split("\\|", -1), 4, Object[].class);
    Arrays.setAll(filled, i -> filled[i] == null ? "" : filled[i]);
    boolean published = kind == ActKind.FEATURE && !filled[2].equals("") && !filled[2].equals("0");
    String text = published ? "outcome.FEATURE.published" : "outcome." + kind;
    String said = Texts.of("campaign", text, filled).strip();
    boolean collections = kind == ActKind.FEATURE && !List.of("", "0").contains(filled[3]);
    return collections ? said + Texts.of("campaign", "act.collections", filled[3]) : said;
  }

  /** The parameter of an act as an officer reads it: a number of lessons, rules in words. */
  public String parameter(ActKind kind, String parameter) {
    if (parameter == null || parameter.isBlank()) {
      return "";
    }
    return switch (kind) {
      case FEATURE -> lessons(List.of(parameter.split("[,，]")));
      case BASE_SESSIONS -> String.join("；", sessions.words(parameter));
      case CONTEST_OPEN ->
          Arrays.stream(parameter.split(";"))
              .map(CampaignFormat::rule)
              .collect(Collectors.joining("；"));
      default -> parameter;
    };
  }

  private static String lessons(List<String> names) {
    long collections =
        names.stream().filter(name -> name.strip().startsWith("collection:")).count();
    String lessons = Texts.of("campaign", "act.lessons", names.size() - collections);
    return collections == 0
        ? lessons
        : lessons + Texts.of("campaign", "act.collections", collections);
  }

  private static String rule(String rule) {
    String[] pair = rule.strip().split("=", 2);
    return pair.length == 2 && RULES.contains(pair[0])
        ? Texts.of("campaign", "act.rule." + pair[0], pair[1].replaceAll("[,，]", "、"))
        : rule.strip();
  }

  /** How a missed act is treated. */
  public String missed(Integer graceHours) {
    return graceHours == null
        ? Texts.of("campaign", "missed.always")
        : Texts.of("campaign", "missed.hours", graceHours);
  }

  /**
   * Why the last try of an act failed: a refusal in words (a code, then its arguments, separated by
   * {@code |}), else what kind of failure it was.
   */
  public String problem(String outcome) {
    if (outcome == null || outcome.isEmpty()) {
      return "";
    }
    String[] parts = outcome.split("\\|", -1);
    List<Object> arguments = List.of(Arrays.copyOfRange(parts, 1, parts.length, Object[].class));
    return parts[0].contains(".") ? refusals.text(parts[0], arguments) : outcome;
  }

  LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), BEIJING);
  }
}
