package cn.shenhe.portal.exambank.question.exchange;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The list of keys at the end of a paper or of its parts: 1-5 ABCDA, 6．BD 7．√. A list is given to
 * questions only where no other reading of it is possible: a shifted list would make every key
 * wrong.
 */
final class KeyList {

  private static final String KEY = "(?:[A-HＡ-Ｈ]{1,8}|[√×✓✗✔✘]|正确|错误|对|错|[TF])";
  private static final Pattern HEADING =
      Pattern.compile("^.{0,20}?(?:参考|标准|正确)?答案(?:及解析|部分|表|汇总|页)?\\s*[】\\])）]?\\s*[:：]?\\s*");
  private static final Pattern RANGE =
      Pattern.compile(
          "(\\d{1,4})\\s*[-–—~～至到]{1,4}\\s*(\\d{1,4})\\s*题?\\s*[.．:：、)）]?\\s*(?=[\\s\\u3000,，、;；/]{0,9}[A-HＡ-Ｈ√×✓✗✔✘对错正TF])([A-HＡ-Ｈ√×✓✗✔✘对错正确误TF\\s\\u3000,，、;；/]{1,400}+)");
  private static final Pattern SINGLE =
      Pattern.compile("(\\d{1,4})\\s*[.．、:：)）]?\\s*(" + KEY + ")(?![A-Za-zＡ-Ｚ\\p{IsHan}])");
  private static final Pattern ONE = Pattern.compile("正确|错误|[A-HＡ-Ｈ√×✓✗✔✘对错TF]");

  private record Entry(int number, String key) {}

  /** Entries below one title, or with rising numbers. */
  private record Run(String kind, List<Entry> entries) {}

  private final List<Run> runs = new ArrayList<>();
  private final List<String> left = new ArrayList<>();

  /** Reads lines that {@link #end} found to be a list. */
  KeyList(List<String> lines) {
    String kind = "";
    for (String line : lines) {
      Optional<String> title = SectionTitle.of(line);
      if (title.isPresent()) {
        kind = title.get();
        runs.add(new Run(kind, new ArrayList<>()));
      } else {
        for (Entry entry : entries(withoutHeading(line))) {
          add(kind, entry);
        }
      }
    }
    runs.removeIf(run -> run.entries().isEmpty());
  }

  private void add(String kind, Entry entry) {
    Run last = runs.isEmpty() ? null : runs.get(runs.size() - 1);
    boolean again =
        last == null
            || !last.entries().isEmpty()
                && last.entries().get(last.entries().size() - 1).number() >= entry.number();
    if (again) {
      last = new Run(kind, new ArrayList<>());
      runs.add(last);
    }
    last.entries().add(entry);
  }

  /** Entries nobody asked for, or which may belong to several questions. */
  List<String> left() {
    return List.copyOf(left);
  }

  /**
   * Index behind the list that begins at this line; the same index if none does. A list has a
   * heading, or says from which number to which.
   */
  static int end(List<String> lines, int index) {
    String line = lines.get(index);
    boolean heading = HEADING.matcher(line).lookingAt() && isHeadingOnly(line);
    int first = heading ? next(lines, index + 1) : index;
    boolean titled =
        heading && first < lines.size() && SectionTitle.of(lines.get(first)).isPresent();
    int probe = titled ? next(lines, first + 1) : first;
    if (probe >= lines.size()) {
      return index;
    }
    boolean inline = HEADING.matcher(line).lookingAt() && isList(withoutHeading(line));
    boolean list = heading ? isList(lines.get(probe)) : inline || isRange(line);
    if (!list) {
      return index;
    }
    int end = inline || !heading ? index + 1 : probe + 1;
    int at = next(lines, end);
    while (at < lines.size()
        && (isList(lines.get(at))
            || SectionTitle.of(lines.get(at)).isPresent()
                && at + 1 < lines.size()
                && isListAfter(lines, at))) {
      end = at + 1;
      at = next(lines, end);
    }
    return end;
  }

  private static boolean isListAfter(List<String> lines, int title) {
    int after = next(lines, title + 1);
    return after < lines.size() && isList(lines.get(after));
  }

  private static int next(List<String> lines, int from) {
    int at = from;
    while (at < lines.size() && lines.get(at).isEmpty()) {
      at++;
    }
    return at;
  }

  private static boolean isHeadingOnly(String line) {
    return withoutHeading(line).isEmpty();
  }

  private static String withoutHeading(String line) {
    Matcher heading = HEADING.matcher(line);
    return heading.lookingAt() ? line.substring(heading.end()) : line;
  }

  private static boolean isRange(String line) {
    return RANGE.matcher(line).lookingAt() && isList(line);
  }

  /** Whether the line is nothing but entries. */
  private static boolean isList(String line) {
    String rest = SINGLE.matcher(RANGE.matcher(line).replaceAll(" ")).replaceAll(" ");
    return !rest.equals(line) && rest.matches("[\\s,，、;；.。．]*");
  }

  private static List<Entry> entries(String line) {
    List<Entry> entries = new ArrayList<>();
    StringBuilder rest = new StringBuilder();
    Map<Integer, List<Entry>> at = new LinkedHashMap<>();
    Matcher range = RANGE.matcher(line);
    while (range.find()) {
      at.put(range.start(), ranged(range));
      range.appendReplacement(rest, " ".repeat(range.end() - range.start()));
    }
    range.appendTail(rest);
    Matcher single = SINGLE.matcher(rest);
    while (single.find()) {
      at.put(
          single.start(), List.of(new Entry(Integer.parseInt(single.group(1)), single.group(2))));
    }
    at.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(e -> entries.addAll(e.getValue()));
    return entries;
  }

  /** Keys of a range: one word for each number, or one sign for each. */
  private static List<Entry> ranged(Matcher range) {
    int from = Integer.parseInt(range.group(1));
    int count = Integer.parseInt(range.group(2)) - from + 1;
    List<String> words = Stream.of(range.group(3).strip().split("[\\s\\u3000,，、;；/]+")).toList();
    List<String> signs = ONE.matcher(range.group(3)).results().map(m -> m.group()).toList();
    List<String> keys = words.size() == count ? words : signs.size() == count ? signs : List.of();
    List<Entry> entries = new ArrayList<>();
    for (int i = 0; i < keys.size(); i++) {
      entries.add(new Entry(from + i, keys.get(i)));
    }
    if (keys.isEmpty()) {
      entries.add(new Entry(-1, range.group().strip()));
    }
    return entries;
  }

  /** Gives the keys to the questions that lack one; what does not fit is left over. */
  void give(List<PaperQuestion> questions) {
    List<PaperQuestion> open = questions.stream().filter(PaperQuestion::lacksAnswer).toList();
    List<List<PaperQuestion>> groups = groups(open);
    for (int i = 0; i < runs.size(); i++) {
      Run run = runs.get(i);
      List<List<PaperQuestion>> fitting =
          groups.stream()
              .filter(g -> run.kind().isEmpty() || isSame(g.get(0).kind(), run.kind()))
              .toList();
      boolean inTurn = run.kind().isEmpty() && runs.size() == groups.size();
      Optional<List<PaperQuestion>> meant =
          inTurn
              ? Optional.of(groups.get(i))
              : fitting.size() == 1 ? Optional.of(fitting.get(0)) : Optional.empty();
      boolean through = meant.isEmpty() && runs.size() == 1 && isNumberedThrough(open);
      give(run, through ? open : meant.orElse(List.of()));
    }
  }

  private void give(Run run, List<PaperQuestion> questions) {
    for (Entry entry : run.entries()) {
      List<PaperQuestion> meant =
          questions.stream().filter(q -> q.number() == entry.number() && q.lacksAnswer()).toList();
      if (meant.size() == 1) {
        meant.get(0).answer(entry.key());
      } else {
        left.add(entry.number() < 0 ? entry.key() : entry.number() + " " + entry.key());
      }
    }
  }

  private static boolean isSame(String kind, String other) {
    String a = kind.replaceAll("[项择题]", "");
    return a.equals(other.replaceAll("[项择题]", ""));
  }

  private static boolean isNumberedThrough(List<PaperQuestion> questions) {
    return questions.stream().map(PaperQuestion::number).distinct().count() == questions.size();
  }

  /** Questions with rising numbers below one title. */
  private static List<List<PaperQuestion>> groups(List<PaperQuestion> questions) {
    List<List<PaperQuestion>> groups = new ArrayList<>();
    PaperQuestion before = null;
    for (PaperQuestion question : questions) {
      if (before == null
          || before.section() != question.section()
          || before.number() >= question.number()) {
        groups.add(new ArrayList<>());
      }
      groups.get(groups.size() - 1).add(question);
      before = question;
    }
    return groups;
  }
}
