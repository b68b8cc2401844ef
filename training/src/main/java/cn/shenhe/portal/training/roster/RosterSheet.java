package cn.shenhe.portal.training.roster;

import cn.shenhe.portal.exambank.question.exchange.PlainRow;
import cn.shenhe.portal.training.programme.JobCategory;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The columns of a list, found by their headings, and the judgement of each row. */
final class RosterSheet {

  private static final int HEADER_WITHIN = 10;
  private static final Pattern DAY =
      Pattern.compile("(\\d{4})\\s*[-/.年]\\s*(\\d{1,2})\\s*[-/.月]\\s*(\\d{1,2})\\s*日?.*");
  private static final Map<String, Column> HEADINGS = new HashMap<>();

  /** What a column means. */
  private enum Column {
    NUMBER,
    NAME,
    CATEGORY,
    POST,
    SINCE,
    HIGH_RISK,
    INDUSTRY,
    TRANSFERRED,
    RETURNED
  }

  static {
    heading(Column.NUMBER, "工号", "员工编号", "人员编号", "编号");
    heading(Column.NAME, "姓名", "名字", "员工姓名");
    heading(Column.CATEGORY, "人员类别", "岗位类别", "类别", "培训类别");
    heading(Column.POST, "岗位", "职务", "工种", "部门岗位");
    heading(Column.SINCE, "任职日期", "上岗日期", "入职日期", "任职时间");
    heading(Column.HIGH_RISK, "高危", "高危行业", "是否高危", "高危单位");
    heading(Column.INDUSTRY, "行业", "所属行业", "行业类别", "单位行业");
    heading(Column.TRANSFERRED, "转岗日期", "调岗日期", "转岗时间");
    heading(Column.RETURNED, "复岗日期", "返岗日期", "重新上岗日期");
  }

  private static final Set<String> YES =
      Set.of("是", "高危", "有", "√", "✓", "✔", "☑", "y", "yes", "true", "t", "1");
  private static final Set<String> NO =
      Set.of("否", "非高危", "不是", "无", "×", "✗", "✘", "☐", "-", "—", "n", "no", "false", "f", "0", "");

  /** How a list says that somebody neither took another post nor came back. */
  private static final Set<String> NO_DAY = Set.of("无", "没有", "否", "-", "—", "——", "/", "／");

  /** The columns of days as a refusal names them. */
  private static final Map<Column, String> DAYS =
      new TreeMap<>(
          Map.of(Column.SINCE, "任职日期", Column.TRANSFERRED, "转岗日期", Column.RETURNED, "复岗日期"));

  /** A row that may be taken over, or why not. */
  record Judged(
      int row, String number, String name, RosterRow value, String reason, String detail) {
    boolean usable() {
      return value != null;
    }
  }

  private final Map<Column, Integer> columns = new HashMap<>();

  private RosterSheet() {}

  private static void heading(Column column, String... names) {
    for (String name : names) {
      HEADINGS.put(name, column);
    }
  }

  /**
   * Judges every row below the headings.
   *
   * @param risky whether an industry is of high risk; empty when the catalogue does not have it
   * @throws RosterRefused when the headings are not found
   */
  static List<Judged> judge(
      List<PlainRow> rows, LocalDate today, Function<String, Optional<Boolean>> risky) {
    RosterSheet sheet = new RosterSheet();
    int header = sheet.findHeader(rows);
    Set<String> seen = new HashSet<>();
    List<Judged> judged = new ArrayList<>();
    for (PlainRow row : rows.subList(header + 1, rows.size())) {
      Judged one = sheet.judge(row, today, risky);
      if (one.usable() && !seen.add(one.number())) {
        one = new Judged(one.row(), one.number(), one.name(), null, "duplicate", one.number());
      }
      judged.add(one);
    }
    return judged;
  }

  private int findHeader(List<PlainRow> rows) {
    for (int i = 0; i < Math.min(HEADER_WITHIN, rows.size()); i++) {
      columns.clear();
      for (int c = 0; c < rows.get(i).cells().size(); c++) {
        String title = rows.get(i).cell(c).replaceAll("[\\s*＊（(].*", "");
        Column column = HEADINGS.get(title);
        if (column != null) {
          columns.putIfAbsent(column, c);
        }
      }
      if (columns.keySet().containsAll(Set.of(Column.NUMBER, Column.NAME, Column.CATEGORY))) {
        return i;
      }
    }
    throw new RosterRefused("header");
  }

  private String cell(PlainRow row, Column column) {
    String text = row.cell(columns.getOrDefault(column, -1));
    boolean move = column == Column.TRANSFERRED || column == Column.RETURNED;
    return move && NO_DAY.contains(text.strip()) ? "" : text;
  }

  private Judged judge(PlainRow row, LocalDate today, Function<String, Optional<Boolean>> risky) {
    String number = cell(row, Column.NUMBER);
    String name = cell(row, Column.NAME);
    JobCategory category = category(cell(row, Column.CATEGORY));
    String industry = cell(row, Column.INDUSTRY);
    String risk = cell(row, Column.HIGH_RISK);
    Optional<Boolean> saidRisk = yesOrNo(risk);
    Optional<Boolean> industryRisk = industry.isEmpty() ? Optional.empty() : risky.apply(industry);
    List<Column> days =
        DAYS.keySet().stream().filter(column -> !cell(row, column).isEmpty()).toList();
    Optional<Column> noDay = days.stream().filter(c -> day(cell(row, c)) == null).findFirst();
    Optional<Column> farDay =
        noDay.isPresent()
            ? Optional.empty()
            : days.stream().filter(c -> !inRange(day(cell(row, c)), today)).findFirst();
    String reason = "";
    String detail = "";
    if (number.isEmpty() || number.length() > 40) {
      reason = "no-number";
      detail = number;
    } else if (name.isEmpty() || name.length() > 40 || name.chars().anyMatch(c -> c < ' ')) {
      reason = "no-name";
      detail = name;
    } else if (category == null) {
      reason = "category";
      detail = cell(row, Column.CATEGORY);
    } else if (noDay.isPresent()) {
      reason = "day";
      detail = DAYS.get(noDay.get()) + "：" + cell(row, noDay.get());
    } else if (farDay.isPresent()) {
      reason = "day-range";
      detail = DAYS.get(farDay.get()) + "：" + cell(row, farDay.get());
    } else if (saidRisk.isEmpty()) {
      reason = "risk-word";
      detail = risk;
    } else if (!industry.isEmpty() && industryRisk.isEmpty()) {
      reason = "industry";
      detail = industry;
    } else if (!risk.isEmpty() && industryRisk.isPresent() && !industryRisk.equals(saidRisk)) {
      reason = industryRisk.get() ? "risk-high" : "risk-other";
      detail = industry;
    }
    if (!reason.isEmpty()) {
      return new Judged(
          row.number(), shortened(number), shortened(name), null, reason, shortened(detail));
    }
    String post = cell(row, Column.POST);
    return new Judged(
        row.number(),
        number,
        name,
        new RosterRow(
            number,
            name,
            category,
            !columns.containsKey(Column.POST)
                ? null
                : post.length() > 60 ? post.substring(0, 60) : post,
            industryRisk.orElse(saidRisk.get()),
            columns.containsKey(Column.INDUSTRY) ? industry : null,
            day(cell(row, Column.SINCE)),
            moves(row)),
        "",
        "");
  }

  private List<PostMove> moves(PlainRow row) {
    List<PostMove> moves = new ArrayList<>();
    LocalDate transferred = day(cell(row, Column.TRANSFERRED));
    if (transferred != null) {
      moves.add(new PostMove(PostMove.Kind.TRANSFER, transferred));
    }
    LocalDate returned = day(cell(row, Column.RETURNED));
    if (returned != null) {
      moves.add(new PostMove(PostMove.Kind.RETURN, returned));
    }
    return moves;
  }

  /** Nothing older than a working life, nothing more than a year ahead. */
  static boolean inRange(LocalDate day, LocalDate today) {
    return !day.isAfter(today.plusYears(1)) && !day.isBefore(today.minusYears(60));
  }

  /** What follows in brackets only explains; an empty cell says no. Empty for anything else. */
  private static Optional<Boolean> yesOrNo(String text) {
    String word = text.replaceAll("[\\s ]|[（(].*", "").toLowerCase(Locale.ROOT);
    return YES.contains(word)
        ? Optional.of(true)
        : NO.contains(word) ? Optional.of(false) : Optional.empty();
  }

  private static String shortened(String text) {
    return text.length() > 40 ? text.substring(0, 40) : text;
  }

  private static JobCategory category(String text) {
    String word = text.replaceAll("\\s", "").toLowerCase(Locale.ROOT);
    if (word.contains("主要负责")) {
      return JobCategory.PRINCIPAL;
    }
    if (word.contains("管理")) {
      return JobCategory.MANAGER;
    }
    if (word.contains("特种")) {
      return JobCategory.SPECIAL_OPERATOR;
    }
    if (word.contains("新上岗")
        || word.contains("新员工")
        || word.contains("从业")
        || word.contains("新工人")) {
      return JobCategory.NEW_WORKER;
    }
    return null;
  }

  private static LocalDate day(String text) {
    Matcher matcher = DAY.matcher(text);
    if (!matcher.matches()) {
      return null;
    }
    try {
      return LocalDate.of(
          Integer.parseInt(matcher.group(1)),
          Integer.parseInt(matcher.group(2)),
          Integer.parseInt(matcher.group(3)));
    } catch (DateTimeException impossible) {
      return null;
    }
  }
}
