package cn.shenhe.portal.training.record;

import cn.shenhe.portal.exambank.print.Print;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/**
 * A person's record on paper: A4 lying on its side, the headings on every leaf, a row never cut in
 * two. Times are Beijing time.
 */
final class RecordPrint {

  /** More rows than this are in the spreadsheet only; the leaf says so. */
  static final int MOST_ROWS = 1000;

  private static final float EDGE = 40;
  private static final float SIZE = 8.5f;
  private static final float LEADING = 12;
  private static final float PADDING = 4;
  private static final float FOOT = 46;
  private static final int INK = 0x202428;
  private static final int PALE = 0x5A6570;
  private static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(BEIJING);

  private static final List<String> HEADINGS =
      List.of("类别", "时间", "内容", "参加人员", "分钟", "考核结果", "记录单位");
  private static final float[] WIDTHS = {58, 96, 286, 72, 36, 96, 118};

  private final PersonRecord.Record record;
  private final Instant now;
  private final String disclaimer;
  private final Print print;
  private float y;

  private RecordPrint(PersonRecord.Record record, Instant now, String disclaimer, Print print) {
    this.record = record;
    this.now = now;
    this.disclaimer = disclaimer;
    this.print = print;
  }

  static byte[] of(PersonRecord.Record record, Instant now, String disclaimer) {
    try (Print print = Print.lying("学习档案", now)) {
      return new RecordPrint(record, now, disclaimer, print).bytes();
    }
  }

  private byte[] bytes() {
    print.ink(INK);
    print.centred(56, 18, true, "学习档案（一人一档）");
    y = 84;
    line("参加人员：" + record.name(), true);
    line(
        "累计学时："
            + record.hours()
            + "（1学时按"
            + record.minutesPerHour()
            + "分钟计算）　　生成时间："
            + MOMENT.format(now)
            + "（北京时间）",
        false);
    record.programmes().forEach(programme -> line(programme, false));
    y += 6;
    headings();
    int leaf = 1;
    for (RecordEntry entry : record.entries().stream().limit(MOST_ROWS).toList()) {
      List<List<String>> cells = cells(entry);
      float high = high(cells);
      if (y + high > print.height() - FOOT) {
        foot(leaf++);
        print.nextLeaf();
        print.ink(INK);
        y = EDGE;
        headings();
      }
      row(cells, high, false);
    }
    if (record.entries().isEmpty()) {
      y += LEADING;
      line("还没有记录。", false);
    }
    foot(leaf);
    return print.bytes();
  }

  private void line(String text, boolean heavy) {
    y = print.paragraph(EDGE, y, print.width() - 2 * EDGE, 10, heavy, text);
  }

  private void headings() {
    List<List<String>> cells = HEADINGS.stream().map(List::of).toList();
    row(cells, high(cells), true);
  }

  private List<List<String>> cells(RecordEntry entry) {
    String from = MOMENT.format(entry.from());
    String until = MOMENT.format(entry.until());
    List<String> texts =
        List.of(
            Words.kind(entry.kind()),
            from.equals(until) ? from : from + "\n" + until,
            entry.content(),
            record.name(),
            minutes(entry),
            entry.result(),
            entry.by());
    List<List<String>> cells = new ArrayList<>();
    for (int c = 0; c < texts.size(); c++) {
      cells.add(print.lines(texts.get(c), SIZE, false, WIDTHS[c] - 2 * PADDING));
    }
    return cells;
  }

  /** More than nothing is never shown as nothing. */
  private static String minutes(RecordEntry entry) {
    if (entry.credited().isZero()) {
      return "";
    }
    return entry.minutes() == 0 ? "不足1" : Long.toString(entry.minutes());
  }

  private static float high(List<List<String>> cells) {
    return cells.stream().mapToInt(List::size).max().orElse(1) * LEADING + PADDING;
  }

  private void row(List<List<String>> cells, float high, boolean heavy) {
    float x = EDGE;
    for (int c = 0; c < cells.size(); c++) {
      print.frame(x, y, WIDTHS[c], high, 0.5f);
      float base = y + LEADING - 2;
      for (String words : cells.get(c)) {
        print.text(x + PADDING, base, SIZE, heavy, words);
        base += LEADING;
      }
      x += WIDTHS[c];
    }
    y += high;
  }

  private void foot(int leaf) {
    print.ink(PALE);
    boolean cut = record.entries().size() > MOST_ROWS;
    print.text(
        EDGE,
        print.height() - 26,
        8,
        false,
        disclaimer + (cut ? "本页只列最近" + MOST_ROWS + "条，全部记录见Excel。" : ""));
    String number = "第" + leaf + "页";
    print.text(
        print.width() - EDGE - print.widthOf(number, false, 8),
        print.height() - 14,
        8,
        false,
        number);
    print.ink(INK);
  }
}
