package cn.shenhe.portal.training.activity;

import cn.shenhe.portal.exambank.print.Print;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.function.ToIntFunction;

/** The figures of a campaign on paper: tables, and a bar for each line's share. */
public final class ParticipationPaper implements AutoCloseable {

  private static final ResourceBundle TEXTS =
      ResourceBundle.getBundle("activity.paper", Locale.ROOT);

  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("yyyy年M月d日 HH:mm", Locale.CHINA).withZone(ActivityRules.BEIJING);

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("yyyy年M月d日", Locale.CHINA);

  private static final float LEFT = 56;
  private static final float SIZE = 10;
  private static final float LINE = 17;
  private static final float BAR = 110;
  private static final int INK = 0x1A1A1A;
  private static final int BARS = 0x1F5FA8;

  private final Figures figures;
  private final Print print;
  private float y;

  private ParticipationPaper(Figures figures) {
    this.figures = figures;
    this.print = Print.upright(figures.campaign().title(), figures.at());
  }

  /** The figures as PDF, A4. */
  public static byte[] of(Figures figures) {
    try (ParticipationPaper paper = new ParticipationPaper(figures)) {
      return paper.written();
    }
  }

  private byte[] written() {
    y = 80;
    print.centred(y, 18, true, text("title"));
    y += 26;
    print.centred(y, 13, false, figures.campaign().title());
    y += 20;
    if (!figures.campaign().theme().isBlank()) {
      print.centred(y, 11, false, figures.campaign().theme());
      y += 20;
    }
    print.centred(
        y,
        SIZE,
        false,
        DAY.format(figures.campaign().first()) + "–" + DAY.format(figures.campaign().last()));
    y += 30;
    Figures.Totals all = figures.totals();
    line(text("activities"), all.activities());
    line(text("signed-up"), all.signedUp());
    line(text("came"), all.came());
    line(text("reports"), all.reports());
    line(text("reached"), all.reached());
    line(text("visitors"), all.visitors());
    line(text("players"), all.players());
    for (ParticipationSource.Count count : figures.others()) {
      line(count.what(), count.number());
    }
    table(
        text("streets"),
        List.of(text("street"), text("activities"), text("reports"), text("people")),
        figures.streets(),
        s ->
            List.of(
                s.street().isEmpty() ? text("nowhere") : s.street(),
                String.valueOf(s.activities()),
                String.valueOf(s.reports()),
                String.valueOf(s.people())),
        Figures.StreetLine::people);
    table(
        text("settings"),
        List.of(text("setting"), "", text("reports"), text("reached")),
        figures.settings(),
        s ->
            List.of(
                text("setting." + s.setting()),
                "",
                String.valueOf(s.reports()),
                String.valueOf(s.reached())),
        Figures.SettingLine::reached);
    table(
        text("audiences"),
        List.of(text("audience"), "", text("signed-up"), text("reached")),
        figures.audiences(),
        a ->
            List.of(
                text("audience." + a.audience()),
                "",
                String.valueOf(a.signedUp()),
                String.valueOf(a.reached())),
        Figures.AudienceLine::people);
    table(
        text("units"),
        List.of(text("unit"), "", text("reports"), text("reached")),
        figures.units(),
        u ->
            List.of(
                u.unit() + "（" + u.street() + "）",
                "",
                String.valueOf(u.reports()),
                String.valueOf(u.reached())),
        Figures.UnitLine::reached);
    room(3);
    y += 10;
    y = print.paragraph(LEFT, y, print.width() - 2 * LEFT, 9, false, text("note"));
    print.text(
        LEFT,
        y,
        9,
        false,
        text(figures.frozen() ? "at.frozen" : "at") + MOMENT.format(figures.at()));
    return print.bytes();
  }

  private void line(String what, long number) {
    room(1);
    print.text(LEFT, y, SIZE, false, what);
    print.text(LEFT + 220, y, SIZE, true, String.valueOf(number));
    y += LINE;
  }

  private <T> void table(
      String title,
      List<String> heads,
      List<T> rows,
      java.util.function.Function<T, List<String>> cells,
      ToIntFunction<T> people) {
    room(4);
    y += 14;
    print.text(LEFT, y, 12, true, title);
    y += 20;
    row(heads, true);
    print.rule(LEFT, y - LINE + 5, print.width() - 2 * LEFT, 0.6f);
    int most = rows.stream().mapToInt(people).max().orElse(0);
    for (T row : rows) {
      room(1);
      int share = people.applyAsInt(row);
      if (most > 0 && share > 0) {
        print.ink(BARS);
        print.rule(print.width() - LEFT - BAR, y - 3, BAR * share / most, 7);
        print.ink(INK);
      }
      row(cells.apply(row), false);
    }
  }

  private void row(List<String> cells, boolean heavy) {
    float[] columns = {LEFT, LEFT + 215, LEFT + 265, LEFT + 315};
    for (int i = 0; i < cells.size(); i++) {
      float room = i == 0 ? 260 : 60;
      print.text(columns[i], y, SIZE, heavy, print.lines(cells.get(i), SIZE, heavy, room).get(0));
    }
    y += LINE;
  }

  private void room(int lines) {
    if (y + lines * LINE > print.height() - 56) {
      print.nextLeaf();
      y = 64;
    }
  }

  private static String text(String key) {
    return TEXTS.getString(key);
  }

  @Override
  public void close() {
    print.close();
  }
}
