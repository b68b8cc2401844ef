package cn.shenhe.portal.exambank.question.exchange;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Papers as people copy them out of Word: numbered questions, options on lines of their own or all
 * on one, the key behind 答案, in the brackets of the stem or in a list at the end, an explanation
 * behind 解析, the kind of question in titles. Every question becomes one row of a table, so that one
 * reader judges both.
 */
final class PaperText {

  private static final ColumnMapping MAPPING =
      new ColumnMapping(
          List.of(
              ColumnRole.CODE,
              ColumnRole.TYPE,
              ColumnRole.STEM,
              ColumnRole.OPTIONS,
              ColumnRole.ANSWER,
              ColumnRole.EXPLANATION,
              ColumnRole.DIFFICULTY,
              ColumnRole.SYLLABUS,
              ColumnRole.LAW),
          -1);
  private static final Pattern NUMBERED =
      Pattern.compile(
          "^(?:[（(]\\s*([√×✓✗✔✘对错A-HＡ-Ｈ]{0,8})\\s*[)）]\\s*)?"
              + "(?:第\\s*(\\d{1,4})\\s*题[.、．:：]?|[（(]\\s*(\\d{1,4})\\s*[)）]|(\\d{1,4})\\s*(?:[、．:：)）]|\\.(?!\\d)))\\s*(.*)$");

  /** What titles say about how to answer; it belongs to no question. */
  private static final Pattern INSTRUCTION =
      Pattern.compile(
          "每小?题|各题|本题|本部分|[共计得扣满]\\s*\\d{0,3}分|\\d+\\s*分|填[入在写]|备选|选项中|错选|多选|少选|漏选|不选|打[“\"]?[√×]|正确的|请[在将把选判从]|答题|姓名|得分|评卷");

  private static final Pattern GLUED = Pattern.compile("^(\\d{1,4})\\s*([\\p{IsHan}《“（(【].*)$");
  private static final Pattern OPTION =
      Pattern.compile("^[（(]?[A-Ja-jＡ-Ｊ]\\s*[.．、:：,，)）].*|^[A-JＡ-Ｊ]\\s+\\S.*");
  private static final Pattern INLINE =
      Pattern.compile(
          "(?:^|(?<=[\\s\\u3000）)。．：:？?；;_]))[（(]?[AＡ]\\s*[.．、:：)）]\\s*(?![BＢ]\\s*[.．、:：)）])\\S.{0,300}?[BＢ]\\s*[.．、:：)）]");
  private static final Pattern MARK =
      Pattern.compile(
          "(?i)(?:^|(?<=[\\s\\u3000。.；;，,）)】]))(?:[【\\[]\\s*(WORDS)\\s*[】\\]]\\s*[:：]?|(WORDS)\\s*[:：]|(?<=^)(答|答案)(?:[:：]|\\s+(?=[A-H√×对错正])))\\s*"
              .replace(
                  "WORDS",
                  "答案解析|试题解析|题目解析|解析|试题分析|分析|详解|解答|我的答案|(?:正确|标准|参考|本题)?答案(?:是|为)?|answer|难度系数|难易程度|难度|知识点|考点|章节|法律依据|法规依据|依据|题型|分值|分数|得分|来源|出处"));
  private static final Pattern KIND =
      Pattern.compile(
          "^[（(【\\[]\\s*((?:单项?选择?|多项?选择?|不定项选择?|判断|是非|填空|简答|问答|论述|选择)题?)\\s*(?:[，,、].{0,12}?)?[)）】\\]]\\s*[.、．:：]?\\s*");
  private static final Pattern BLANK = Pattern.compile("[（(][\\s\\u3000_]*[)）]|_{2,}|＿{2,}");
  private static final int AHEAD = 60;
  private static final int LONG = 30;
  private static final int LONGEST_LINE = 4_000;

  private final List<String> lines;
  private final boolean numbered;
  private final List<PaperQuestion> questions = new ArrayList<>();
  private final List<ReadRow> strange = new ArrayList<>();
  private String section = "";
  private int sections;
  private boolean gap;
  private final List<Boolean> tooLong;

  /** How the first question below each title is numbered: 第1题, (1), 1、 or 1). */
  private final Map<Integer, Integer> styles = new HashMap<>();

  /** What stands below a title before its questions and nobody read. */
  private final Map<Integer, String> preambles = new HashMap<>();

  private final Set<Integer> led = new HashSet<>();
  private int nested;
  private int nestedStyle;

  private PaperText(String text) {
    this.lines = text.lines().map(PaperText::plain).toList();
    this.tooLong = text.lines().map(l -> l.length() > LONGEST_LINE).toList();
    long starts = lines.stream().filter(l -> NUMBERED.matcher(l).matches()).count();
    long keys = lines.stream().filter(PaperText::hasKey).count();
    this.numbered = starts > 0 && starts * 2 >= keys;
  }

  private static String plain(String line) {
    if (line.length() > LONGEST_LINE) {
      return "";
    }
    return line.replace('\u3000', ' ').replace('\u00a0', ' ').replace('\t', ' ').strip();
  }

  /** Whether there are questions here that a person would take for such. */
  static boolean recognises(String text) {
    List<String> lines = text.lines().limit(2_000).map(PaperText::plain).toList();
    long starts = lines.stream().filter(l -> NUMBERED.matcher(l).matches()).count();
    long keys = lines.stream().filter(PaperText::hasKey).count();
    long options =
        lines.stream().filter(l -> OPTION.matcher(l).matches() || INLINE.matcher(l).find()).count();
    return keys >= 1 && (starts >= 1 || options >= 2) || starts >= 1 && options >= 2;
  }

  private static boolean hasKey(String line) {
    Matcher mark = MARK.matcher(line);
    while (mark.find()) {
      if (word(mark).matches("(?i).*(答|答案(是|为)?|answer)")) {
        return true;
      }
    }
    return !OPTION.matcher(line).matches() && StemKey.said(line).isPresent();
  }

  private static String word(Matcher mark) {
    for (int i = 1; i <= 3; i++) {
      if (mark.group(i) != null) {
        return mark.group(i);
      }
    }
    return "";
  }

  static List<ReadRow> read(String text) {
    return new PaperText(text).read();
  }

  private List<ReadRow> read() {
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      if (tooLong.get(i)) {
        unread(i, "第" + (i + 1) + "行");
      }
      if (line.isEmpty()) {
        gap = true;
        continue;
      }
      int end = keyList(i);
      if (end > i) {
        i = end - 1;
      } else {
        line(i, line);
      }
      gap = false;
    }
    TableReader reader = new TableReader(MAPPING);
    List<ReadRow> rows = new ArrayList<>();
    for (PaperQuestion question : questions) {
      String shared = preambles.getOrDefault(question.section(), "");
      TableRow row = question.row();
      Optional<RowRefused> why =
          shared.isEmpty()
              ? question.refusal()
              : Optional.of(new RowRefused("text-not-read", shared));
      int number = rows.size() + 1;
      rows.add(
          why.map(w -> ReadRow.refused(number, row.place(), "", row.text(), w))
              .orElseGet(() -> reader.read(number, row)));
    }
    strange.forEach(row -> rows.add(row.at(rows.size() + 1, row.place())));
    return rows;
  }

  /** A text that may hold a question or belong to one is a row of the account. */
  private void unread(int index, String text) {
    strange.add(
        ReadRow.refused(
            1, "第" + (index + 1) + "行", "", text, new RowRefused("text-not-read", text)));
    PaperQuestion question = current().filter(q -> q.section() == sections).orElse(null);
    if (question != null) {
      question.unread(text);
    } else {
      preambles.put(sections, text);
    }
  }

  private static boolean isTelling(String line) {
    return line.length() > LONG
        || BLANK.matcher(line).find()
        || OPTION.matcher(line).matches()
        || hasKey(line);
  }

  private Optional<PaperQuestion> current() {
    return questions.isEmpty()
        ? Optional.empty()
        : Optional.of(questions.get(questions.size() - 1));
  }

  private void line(int index, String line) {
    Optional<String> title = SectionTitle.of(line);
    if (title.isPresent()) {
      section = title.get();
      sections++;
      nested = 0;
      return;
    }
    String rest = begun(index, line);
    PaperQuestion question = current().orElse(null);
    if (question == null || question.section() != sections && rest == null) {
      // The title of the paper, or what a title says about its questions.
      if (sections > 0 && isTelling(line) && !INSTRUCTION.matcher(line).find()) {
        unread(index, line);
      }
      return;
    }
    write(question, rest == null ? line : rest, rest != null);
  }

  /** The text of a question that begins with this line; null if none does. */
  private String begun(int index, String line) {
    Matcher number = NUMBERED.matcher(line);
    if (number.matches()) {
      String digits =
          Arrays.asList(number.group(2), number.group(3), number.group(4)).stream()
              .filter(d -> d != null)
              .findFirst()
              .orElse("0");
      if (number.group(2) == null && isWithinExplanation(index)
          || isLedOption(number)
          || isWithinStem(number, line, Integer.parseInt(digits))) {
        return null;
      }
      add(index, Integer.parseInt(digits));
      styles.putIfAbsent(sections, style(number));
      if (number.group(1) != null) {
        led.add(sections);
        if (!number.group(1).isEmpty()) {
          questions.get(questions.size() - 1).answer(number.group(1));
        }
      }
      return number.group(5);
    }
    Matcher glued = GLUED.matcher(line);
    int next = current().filter(q -> q.section() == sections).map(q -> q.number() + 1).orElse(1);
    if (numbered && glued.matches() && Integer.parseInt(glued.group(1)) == next) {
      add(index, next);
      return glued.group(2);
    }
    if (!numbered && isNext(index, line)) {
      add(index, 0);
      return line;
    }
    return null;
  }

  private static int style(Matcher number) {
    boolean closed = number.group(4) != null && number.group().matches("[^\\d]*\\d+\\s*[)）].*");
    return number.group(2) != null ? 0 : number.group(3) != null ? 1 : closed ? 3 : 2;
  }

  /** (B) 2、… is an option, unless the first question of its part has its key before its number. */
  private boolean isLedOption(Matcher number) {
    boolean lettered = number.group(1) != null && number.group(1).matches("[A-HＡ-Ｈ]+");
    boolean first = current().filter(q -> q.section() == sections).isEmpty();
    return lettered && !first && !led.contains(sections);
  }

  /**
   * Statements a stem counts come before its options: they begin again at 1, in the numbering of
   * the questions or in another.
   */
  private boolean isWithinStem(Matcher number, String line, int digits) {
    PaperQuestion question = current().filter(q -> q.section() == sections).orElse(null);
    if (question == null
        || question.isComplete()
        || number.group(1) != null
        || BLANK.matcher(line).find()
        || hasKey(line)
        || KIND.matcher(number.group(5)).lookingAt()) {
      nested = 0;
      return false;
    }
    int style = style(number);
    boolean same = styles.getOrDefault(sections, style) == style;
    boolean begins = digits == 1 && question.number() > 0;
    boolean goesOn = nested > 0 && style == nestedStyle && digits == nested + 1;
    if (!begins && !goesOn) {
      nested = 0;
      return false;
    }
    nested = digits;
    nestedStyle = style;
    if (same) {
      question.doubt(line);
    }
    return true;
  }

  private void add(int index, int number) {
    questions.add(new PaperQuestion(index + 1, number, sections, section));
  }

  /** An explanation may count its points: such a line has nothing of a question in it. */
  private boolean isWithinExplanation(int index) {
    if (current().isEmpty() || !current().get().isExplained()) {
      return false;
    }
    for (int i = index; i < Math.min(lines.size(), index + AHEAD); i++) {
      String line = lines.get(i);
      if (i > index && (NUMBERED.matcher(line).matches() || SectionTitle.of(line).isPresent())) {
        return true;
      }
      if (OPTION.matcher(line).matches()
          || INLINE.matcher(line).find()
          || BLANK.matcher(line).find()
          || hasKey(line)) {
        return false;
      }
    }
    return true;
  }

  /** Without numbers a question begins where the one before has its key and a line is left out. */
  private boolean isNext(int index, String line) {
    if (OPTION.matcher(line).matches() || MARK.matcher(line).lookingAt()) {
      return false;
    }
    PaperQuestion before = current().orElse(null);
    if (before != null && !(before.hasAnswer() && (gap || !before.isExplained()))) {
      return false;
    }
    for (int i = index; i < Math.min(lines.size(), index + AHEAD); i++) {
      if (OPTION.matcher(lines.get(i)).matches() || INLINE.matcher(lines.get(i)).find()) {
        return true;
      }
      if (hasKey(lines.get(i))) {
        return i > index || StemKey.said(lines.get(i)).isPresent() || before == null;
      }
    }
    return false;
  }

  /** Takes a line apart at its marks and gives each part to what it belongs to. */
  private void write(PaperQuestion question, String line, boolean first) {
    String text = line;
    Matcher kind = KIND.matcher(text);
    if (first && kind.lookingAt()) {
      question.kind(kind.group(1));
      text = text.substring(kind.end());
    }
    Matcher mark = MARK.matcher(text);
    int from = 0;
    String word = "";
    while (mark.find()) {
      part(question, word, text.substring(from, mark.start()));
      word = word(mark);
      from = mark.end();
      question.begin(word);
    }
    part(question, word, text.substring(from));
  }

  private void part(PaperQuestion question, String word, String text) {
    String part = text.strip();
    if (!word.isEmpty() || part.isEmpty()) {
      question.append(part);
      return;
    }
    Matcher inline = INLINE.matcher(part);
    if (question.takesOptions() && OPTION.matcher(part).matches()) {
      question.options(part);
    } else if (question.isAsking() && inline.find()) {
      question.append(part.substring(0, inline.start()).strip());
      question.options(part.substring(inline.start()));
    } else {
      question.append(part);
    }
  }

  /** Index behind the key list that begins here; the same index if none does. */
  private int keyList(int index) {
    int end = KeyList.end(lines, index);
    if (end > index) {
      KeyList list = new KeyList(lines.subList(index, end));
      list.give(questions);
      for (String left : list.left()) {
        strange.add(
            ReadRow.refused(
                1,
                "第" + (index + 1) + "行",
                "",
                left,
                new RowRefused("answer-without-question", left)));
      }
    }
    return end;
  }
}
