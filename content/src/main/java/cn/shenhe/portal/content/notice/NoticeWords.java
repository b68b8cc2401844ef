package cn.shenhe.portal.content.notice;

import cn.shenhe.portal.content.warning.WarningDetail;
import cn.shenhe.portal.content.warning.WarningLevel;
import cn.shenhe.portal.content.warning.WarningReach;
import cn.shenhe.portal.content.warning.WarningRow;
import cn.shenhe.portal.content.warning.WarningState;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What letters about a warning say. The issuer, its time and its own headline are always there and
 * unchanged; {@code {token}} stands for the recipient's token.
 *
 * @param changes names of what changed, see {@code WarningDetail.Step}
 * @param publicUrl of the portal, without a slash at its end
 * @param left for people whose places are not warned any more, while it goes on elsewhere
 */
record NoticeWords(WarningReach reach, List<String> changes, String publicUrl, boolean left) {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy年M月d日 HH:mm", Locale.CHINA).withZone(QuietHours.BEIJING);

  /** Source: 突发事件应对法 (2024) 第63条; words as in published messages. */
  private static final Map<WarningLevel, String> LEVELS =
      Map.of(
          WarningLevel.RED, "红色 · 特别严重",
          WarningLevel.ORANGE, "橙色 · 严重",
          WarningLevel.YELLOW, "黄色 · 较重",
          WarningLevel.BLUE, "蓝色 · 一般",
          WarningLevel.UNKNOWN, "级别未标明");

  private static final DateTimeFormatter ENGLISH_TIME =
      DateTimeFormatter.ofPattern("d MMM yyyy HH:mm '(Beijing time)'", Locale.ENGLISH)
          .withZone(QuietHours.BEIJING);

  private static final Map<WarningLevel, String> ENGLISH_LEVELS =
      Map.of(
          WarningLevel.RED, "red (highest of four)",
          WarningLevel.ORANGE, "orange (second of four)",
          WarningLevel.YELLOW, "yellow (third of four)",
          WarningLevel.BLUE, "blue (lowest of four)",
          WarningLevel.UNKNOWN, "not stated");

  private static final Map<String, String> CHANGES =
      Map.ofEntries(
          Map.entry("FIRST", "首次发布"),
          Map.entry("LEVEL_RAISED", "级别升高"),
          Map.entry("LEVEL_LOWERED", "级别降低"),
          Map.entry("AREA_WIDENED", "影响区域扩大"),
          Map.entry("AREA_NARROWED", "影响区域缩小"),
          Map.entry("EXTENDED", "有效时间延长"),
          Map.entry("SHORTENED", "有效时间缩短"),
          Map.entry("TEXT", "文字有更新"),
          Map.entry("ENDED", "发布单位已结束"),
          Map.entry("CANCELLED", "已解除"),
          Map.entry("PARTS_REMAIN", "解除后仍有部分有效"));

  private static final int FEW = 3;
  private static final int MOST_SMS = 200;
  private static final int MOST_PUSH_BODY = 300;

  private WarningDetail detail() {
    return reach.detail();
  }

  private WarningRow row() {
    return detail().row();
  }

  /** For the recipient. */
  private boolean over() {
    return left || row().state() != WarningState.ACTIVE;
  }

  private String mark() {
    String end = left ? "【不再涉及您选的地方】" : "【已结束】";
    return (row().demo() ? "【演示】" : "") + (over() ? end : "");
  }

  private String end() {
    return left ? "最新消息的影响区域里没有您选的地方了，其他地方仍然有效。" : "发布单位已结束这条预警。";
  }

  String page() {
    return publicUrl + "/warning/warning?id=" + row().id();
  }

  String subject() {
    String text = mark() + row().headline();
    return text.length() <= MOST_SMS ? text : text.substring(0, MOST_SMS);
  }

  private String issued() {
    return row().issuer() + " " + TIME.format(row().sent()) + " 发布";
  }

  /** A sentence when it does not hold yet, else nothing. */
  private String begins() {
    return !over() && row().ahead() ? "将于" + TIME.format(row().onset()) + "起。" : "";
  }

  private String changed() {
    return changes.stream().map(c -> CHANGES.getOrDefault(c, c)).collect(Collectors.joining("、"));
  }

  private List<String> advice() {
    return detail().instruction().isBlank() ? detail().guidance() : List.of(detail().instruction());
  }

  private String manage() {
    return publicUrl + "/warning/subscription?t={token}";
  }

  private String why() {
    return publicUrl + "/warning/why?t={token}&id=" + row().id();
  }

  String unsubscribeUrl() {
    return publicUrl + "/api/v1/warnings/unsubscribe/{token}";
  }

  /** For readers of mail. */
  String mail() {
    StringBuilder text = new StringBuilder();
    line(text, mark() + row().headline());
    line(text, "级别：" + LEVELS.get(row().level()));
    line(text, issued());
    if (!row().areaText().isBlank()) {
      line(text, "影响区域：" + row().areaText());
    }
    if (!over() && row().onset() != null) {
      line(text, "开始时间：" + TIME.format(row().onset()));
    }
    if (!over() && row().untilStated()) {
      line(text, "有效至：" + TIME.format(row().until()));
    }
    if (!changed().isEmpty()) {
      line(text, "这次的变化：" + changed());
    }
    line(text, "");
    if (over()) {
      line(text, end());
    } else {
      line(text, "原文：");
      line(text, detail().originalText());
      line(text, "");
      line(text, "请这样做：");
      advice().forEach(sentence -> line(text, "· " + sentence));
    }
    line(text, "");
    line(text, "详情、地图和避难场所：" + page());
    foot(text);
    return text.toString();
  }

  /** Few words, the most important first. */
  String elder() {
    StringBuilder text = new StringBuilder();
    line(text, mark() + row().headline());
    line(text, "");
    if (over()) {
      line(text, end());
    } else {
      line(text, "危险程度：" + LEVELS.get(row().level()));
      if (row().ahead()) {
        line(text, begins());
      }
      line(text, "");
      advice().stream().limit(FEW).forEach(sentence -> line(text, sentence));
      line(text, "");
      line(text, "需要帮助：消防 119，急救 120，报警 110，政府热线 12345。");
    }
    line(text, "");
    line(text, issued());
    line(text, "详情：" + page());
    foot(text);
    return text.toString();
  }

  /** For members of relay lists. */
  String relay() {
    return "请确认收到："
        + publicUrl
        + "/warning/received?t={token}&id="
        + row().id()
        + "\n确认后请按分工转告责任区内的居民和单位。\n\n"
        + mail();
  }

  /** One text message, or one of WeChat. */
  String brief(boolean forList) {
    String tail =
        forList
            ? "确认收到 " + publicUrl + "/warning/received?t={token}&id=" + row().id()
            : "详情 " + page() + " 退订 " + manage();
    String sentence = over() ? end() : advice().stream().findFirst().orElse("");
    String text = mark() + row().headline() + "。" + issued() + "。" + begins() + sentence;
    return (text.length() <= MOST_SMS ? text : text.substring(0, MOST_SMS) + "…") + tail;
  }

  /** For programs. */
  String webhook() {
    return "{\"event\":\"warning\",\"id\":"
        + Json.text(row().id())
        + ",\"revision\":"
        + row().revision()
        + ",\"state\":"
        + Json.text(row().state().name())
        + ",\"level\":"
        + Json.text(row().level().name())
        + ",\"hazard\":"
        + Json.text(row().hazard())
        + ",\"headline\":"
        + Json.text(row().headline())
        + ",\"issuer\":"
        + Json.text(row().issuer())
        + ",\"sent\":"
        + Json.text(row().sent().atZone(QuietHours.BEIJING).toOffsetDateTime().toString())
        + ",\"onset\":"
        + (row().onset() == null
            ? "null"
            : Json.text(row().onset().atZone(QuietHours.BEIJING).toOffsetDateTime().toString()))
        + ",\"until\":"
        + Json.text(row().until().atZone(QuietHours.BEIJING).toOffsetDateTime().toString())
        + ",\"area\":"
        + Json.text(row().areaText())
        + ",\"changes\":["
        + changes.stream().map(Json::text).collect(Collectors.joining(","))
        + "],\"left\":"
        + left
        + ",\"demo\":"
        + row().demo()
        + ",\"page\":"
        + Json.text(page())
        + ",\"cap\":"
        + Json.text(publicUrl + "/api/v1/warnings/" + row().id() + "/cap")
        + ",\"manage\":"
        + Json.text(manage())
        + "}";
  }

  /** For the service worker. */
  String push() {
    String sentence = over() ? end() : advice().stream().findFirst().orElse("");
    return push(subject(), issued() + "。" + begins() + sentence);
  }

  /** The same in few words, what to do first. */
  String elderPush() {
    if (over()) {
      return push(subject(), end());
    }
    String first =
        advice().stream()
            .limit(FEW)
            .map(sentence -> sentence.endsWith("。") ? sentence : sentence + "。")
            .collect(Collectors.joining());
    return push(subject(), begins() + first + issued());
  }

  private String push(String title, String body) {
    return "{\"title\":"
        + Json.text(title)
        + ",\"body\":"
        + Json.text(body.length() <= MOST_PUSH_BODY ? body : body.substring(0, MOST_PUSH_BODY))
        + ",\"url\":"
        + Json.text(page())
        + ",\"tag\":"
        + Json.text(row().id())
        + ",\"level\":"
        + Json.text(row().level().name())
        + "}";
  }

  boolean hasEnglish() {
    return reach.english() != null;
  }

  String englishSubject() {
    String end = left ? "[No longer for your places] " : "[Ended] ";
    String text =
        (row().demo() ? "[Demonstration] " : "")
            + (over() ? end : "")
            + reach.english().row().headline();
    return text.substring(0, Math.min(MOST_SMS, text.length()));
  }

  private String englishEnd() {
    return left
        ? "The newest message does not name your places any more. It goes on elsewhere."
        : "The issuer has ended this warning.";
  }

  private String englishIssued() {
    return "Issued by " + reach.english().row().issuer() + ", " + ENGLISH_TIME.format(row().sent());
  }

  /** The issuer's own English words for readers of mail; nothing of it is translated here. */
  String english() {
    WarningDetail said = reach.english();
    StringBuilder text = new StringBuilder();
    line(text, englishSubject());
    line(text, "Level: " + ENGLISH_LEVELS.get(row().level()));
    line(text, englishIssued());
    if (!said.row().areaText().isBlank()) {
      line(text, "Area: " + said.row().areaText());
    }
    if (!over() && row().onset() != null) {
      line(text, "Begins: " + ENGLISH_TIME.format(row().onset()));
    }
    if (!over() && said.row().untilStated()) {
      line(text, "Valid until: " + ENGLISH_TIME.format(said.row().until()));
    }
    line(text, "");
    line(text, over() ? englishEnd() : said.description());
    if (!over() && !said.instruction().isBlank()) {
      line(text, "");
      line(text, said.instruction());
    }
    line(text, "");
    line(text, "Details (in Chinese): " + page());
    line(text, "Change or unsubscribe: " + manage());
    line(text, "Why you got this: " + why());
    return text.toString();
  }

  String englishBrief() {
    String text = englishSubject() + ". " + englishIssued() + ". ";
    return (text.length() <= MOST_SMS ? text : text.substring(0, MOST_SMS) + "…")
        + (over() ? englishEnd() + " " : "")
        + page()
        + " Unsubscribe: "
        + manage();
  }

  String englishPush() {
    String advice = over() ? englishEnd() : reach.english().instruction();
    return push(englishSubject(), englishIssued() + ". " + advice);
  }

  private void foot(StringBuilder text) {
    line(text, "");
    line(text, "本站只转发，以发布单位的原文为准。");
    line(text, "您收到这条消息，是因为有人用这个地址订阅并确认了预警信息。");
    line(text, "修改或退订：" + manage());
    line(text, "为什么收到：" + why());
  }

  private static void line(StringBuilder text, String words) {
    text.append(words).append('\n');
  }
}
