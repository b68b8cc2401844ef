package cn.shenhe.portal.exambank.grading;

import cn.shenhe.portal.exambank.paper.KeyedQuestion;
import cn.shenhe.portal.exambank.paper.Reproduction;
import cn.shenhe.portal.exambank.print.Print;
import cn.shenhe.portal.exambank.question.item.QuestionType;
import cn.shenhe.portal.exambank.sitting.SittingArchive;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;

/** The archive of a sitting on upright A4 leaves, to be read by people. */
final class ArchivePaper {

  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneId.of("Asia/Shanghai"));
  private static final float LEFT = 48;
  private static final float TOP = 56;
  private static final float BOTTOM = 60;

  private final Print print;
  private float y = TOP;
  private int leaf = 1;

  private ArchivePaper(Print print) {
    this.print = print;
  }

  static byte[] print(Archive.Contents c) {
    try (Print print = Print.upright("考试档案 " + sittingOf(c), c.at())) {
      ArchivePaper paper = new ArchivePaper(print);
      paper.write(c);
      paper.foot();
      return print.bytes();
    }
  }

  private static String sittingOf(Archive.Contents c) {
    return c.result() == null ? c.sitting().sitting() : c.result().sitting();
  }

  private void write(Archive.Contents c) {
    line(18, true, "考试档案");
    if (c.result() == null) {
      absent(c);
    } else {
      result(c);
    }
    line(
        10,
        true,
        "答题记录摘要链："
            + whole(c.verdict().events() && c.verdict().answers())
            + "    考场记录："
            + whole(c.verdict().incidents())
            + "    成绩台账摘要链："
            + whole(c.verdict().ledger())
            + "    实操评分："
            + whole(c.verdict().practical())
            + "    试卷："
            + drawnAgain(c.verdict().paper()));
    line(9, false, "导出时间：" + moment(c.at()) + "（北京时间）");
    head("成绩台账");
    for (LedgerRow line : c.ledger()) {
      line(
          9,
          false,
          line.revision()
              + ". "
              + moment(line.at())
              + " "
              + line.marks().toPlainString()
              + " 分 "
              + line.outcome().label()
              + " "
              + line.reason()
              + "（"
              + line.by()
              + "） "
              + line.hash().substring(0, 16));
    }
    practical(c.practical());
    if (c.result() != null) {
      questions(c);
    }
    if (c.sitting() != null) {
      sitting(c.sitting());
    }
  }

  private void absent(Archive.Contents c) {
    SittingArchive sitting = c.sitting();
    line(11, false, "考试：" + sitting.session().title() + "    考生：" + sitting.personName());
    line(10, false, "考试编号：" + sitting.sitting() + "    场次：" + sitting.session().publicId());
    line(10, false, "试卷：" + c.sheet().paper() + "    结果：缺考");
  }

  private void result(Archive.Contents c) {
    ResultRow row = c.result().row();
    line(11, false, "考试：" + row.title() + "    考生：" + row.personName());
    line(10, false, "考试编号：" + row.sitting() + "    场次：" + row.session());
    line(10, false, "试卷：" + c.sheet().paper() + "    规则版本：" + c.result().rule());
    line(
        10,
        false,
        "交卷："
            + moment(row.submittedAt())
            + "    得分："
            + row.marks().toPlainString()
            + " / "
            + row.fullMarks().toPlainString()
            + "    结果："
            + row.outcome().label());
  }

  private void practical(List<PracticalMark> marks) {
    if (!marks.isEmpty()) {
      head("实操评分");
    }
    for (PracticalMark mark : marks) {
      line(
          9,
          false,
          "第 "
              + mark.attempt()
              + " 次  "
              + mark.subject()
              + "  "
              + mark.marks().toPlainString()
              + " 分  "
              + mark.examinerName()
              + "  "
              + moment(mark.at()));
    }
  }

  private static String drawnAgain(Reproduction paper) {
    return switch (paper) {
      case SAME -> "按种子重组一致";
      case CHANGED -> "按种子重组不符";
      case METHOD_UNKNOWN -> "组卷方法未知，无法重组";
    };
  }

  private void questions(Archive.Contents c) {
    head("试卷、答案与得分");
    JsonNode sheet = ResultJson.tree(c.sheet().json());
    Map<Integer, List<String>> answers = c.result().answers();
    for (KeyedQuestion key : c.key()) {
      JsonNode asked = sheet.path("questions").path(key.no() - 1);
      line(10, true, key.no() + ". " + plain(asked.path("stem").asText()));
      char letter = 'A';
      List<String> given = new ArrayList<>();
      List<String> right = new ArrayList<>();
      List<String> answer = answers.getOrDefault(key.no(), List.of());
      boolean choice =
          key.type() == QuestionType.SINGLE_CHOICE || key.type() == QuestionType.MULTIPLE_CHOICE;
      for (JsonNode option : choice ? asked.path("options") : ResultJson.MAPPER.createArrayNode()) {
        line(9, false, "    " + letter + ". " + plain(option.path("html").asText()));
        if (answer.contains(option.path("id").asText())) {
          given.add(String.valueOf(letter));
        }
        if (key.key().contains(option.path("id").asText())) {
          right.add(String.valueOf(letter));
        }
        letter++;
      }
      if (!choice) {
        given.add(plain(Letters.readable(asked, answer, key.type())));
        right.add(plain(Letters.readable(asked, key.key(), key.type())));
      }
      line(
          9,
          false,
          "    作答："
              + (answer.isEmpty() ? "（未作答）" : String.join("", given))
              + "    原答案："
              + String.join("", right)
              + "    得分："
              + c.result().earned().get(key.no() - 1).toPlainString()
              + " / "
              + key.marks().toPlainString());
    }
  }

  private void sitting(SittingArchive sitting) {
    head("考场记录");
    line(
        9,
        false,
        "开始："
            + moment(sitting.startedAt())
            + "    截止："
            + moment(sitting.deadline())
            + "    座位："
            + sitting.seat());
    reports(sitting.incidents());
    if (!sitting.sessionIncidents().isEmpty()) {
      head("全场记录");
      reports(sitting.sessionIncidents());
    }
    head("答题记录（共 " + sitting.events().size() + " 条）");
    for (SittingArchive.Event event : sitting.events()) {
      line(
          8,
          false,
          event.seq()
              + "  "
              + moment(event.receivedAt())
              + "  "
              + event.kind()
              + (event.question() > 0 ? " 第" + event.question() + "题 " : " ")
              + event.content()
              + "  "
              + event.verdict()
              + "  "
              + event.hash().substring(0, 16));
    }
  }

  private static String whole(boolean intact) {
    return intact ? "完整" : "不符，记录被改动";
  }

  private void reports(List<SittingArchive.Report> reports) {
    for (SittingArchive.Report report : reports) {
      line(9, false, moment(report.at()) + " " + report.kind() + " " + report.text());
    }
  }

  private static String plain(String html) {
    return Jsoup.parse(html).text();
  }

  private static String moment(Instant moment) {
    return moment == null ? "—" : MOMENT.format(moment);
  }

  private void head(String text) {
    y += 8;
    line(13, true, text);
  }

  private void line(float size, boolean heavy, String text) {
    for (String words : print.lines(text, size, heavy, print.width() - 2 * LEFT)) {
      if (y > print.height() - BOTTOM) {
        foot();
        print.nextLeaf();
        leaf++;
        y = TOP;
      }
      print.text(LEFT, y, size, heavy, words);
      y += size * 1.55f;
    }
  }

  private void foot() {
    print.centred(print.height() - 30, 9, false, "第 " + leaf + " 页");
  }
}
