package cn.shenhe.portal.exambank.question.exchange;

import cn.shenhe.portal.exambank.question.item.ItemBody;
import cn.shenhe.portal.exambank.question.item.MatchingPair;
import cn.shenhe.portal.exambank.question.item.NumberText;
import cn.shenhe.portal.exambank.question.item.Option;
import cn.shenhe.portal.exambank.question.item.OptionSense;
import cn.shenhe.portal.exambank.question.item.QuestionType;
import cn.shenhe.portal.exambank.question.item.RichText;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Options and key of one table row. */
final class TableBody {

  private static final Pattern NUMBER =
      Pattern.compile(
          "^\\s*([-+]?[\\d.]+(?:[eE][-+]?\\d+)?)\\s*(?:(?:±|\\+-)\\s*([\\d.]+(?:[eE][-+]?\\d+)?))?\\s*(.*)$");

  private static final Pattern BLANKS =
      Pattern.compile("[_＿]{2,}|（　）|[（(][\\s\u3000_]*[)）]|【[\\s\u3000_]*】");
  private static final int LONGEST_SHORT = 20;

  private final ColumnMapping mapping;
  private final boolean markup;
  private final String section;
  private final List<String> remarks;

  /**
   * @param section the kind of questions where the row does not say it; may be empty
   */
  TableBody(ColumnMapping mapping, boolean markup, String section, List<String> remarks) {
    this.mapping = mapping;
    this.markup = markup;
    this.section = section;
    this.remarks = remarks;
  }

  /** What the cell with the key says. */
  String answer(TableRow row) {
    TableRow.Cell cell = row.cell(mapping.column(ColumnRole.ANSWER));
    if (cell.date()) {
      throw new RowRefused("cell-date", cell.plain());
    }
    return cell.plain().replace('\u3000', ' ').replace('\u00a0', ' ').strip();
  }

  /**
   * @throws RowRefused if a machine cannot mark what the row asks
   */
  void checkKind(TableRow row, String answer) {
    String kind = kind(row);
    if (SectionTitle.isMarkedByHand(kind) && !isShort(kind, answer)) {
      throw new RowRefused("type-unsupported", kind);
    }
  }

  ItemBody read(TableRow row, RichText stem, String answer, List<String> options) {
    String kind = kind(row);
    boolean own = !row.cell(mapping.column(ColumnRole.TYPE)).plain().isBlank();
    // What stands above a question to be judged does not fit one with three options.
    if (!own
        && options.size() > 2
        && QuestionType.fromLabel(kind).equals(Optional.of(QuestionType.TRUE_FALSE))) {
      kind = "";
    }
    QuestionType type = type(kind, answer, options);
    return switch (type) {
      case TRUE_FALSE -> new ItemBody.TrueFalse(truth(answer, options));
      case SINGLE_CHOICE, MULTIPLE_CHOICE -> choice(type, answer, options, row);
      case NUMERIC -> numeric(answer);
      case SHORT_TEXT -> shortText(answer, stem);
      case ORDERING -> new ItemBody.Ordering(options.stream().map(RichText::new).toList());
      case MATCHING -> matching(options);
    };
  }

  /** The word of the row, else of what stands above it; empty if it says only 选择题 or nothing. */
  private String kind(TableRow row) {
    String word = row.cell(mapping.column(ColumnRole.TYPE)).plain().strip();
    String kind = word.isEmpty() || word.equals("None") ? section : word;
    boolean either = kind.replaceAll("[（(\\[【].*$", "").matches("(?i)选择题?|Multiple ?Choice|Choice");
    return either ? "" : kind;
  }

  /** A word or two can be compared; what has to be read cannot. */
  private static boolean isShort(String kind, String answer) {
    return kind.contains("简答") && answer.matches("[^，。；,;\\n]{1," + LONGEST_SHORT + "}");
  }

  private QuestionType type(String kind, String answer, List<String> options) {
    Optional<QuestionType> named = QuestionType.fromLabel(kind);
    if (named.isPresent()) {
      return named.get();
    }
    if (!kind.isEmpty()) {
      throw new RowRefused("type-unknown", kind);
    }
    boolean judged =
        options.size() <= 2
            && options.stream()
                .allMatch(o -> AnswerText.truth(new RichText(o).plain()).isPresent());
    boolean truth = AnswerText.truth(answer).isPresent();
    if (judged && (truth || options.size() == 2)) {
      return QuestionType.TRUE_FALSE;
    }
    if (options.size() < 2) {
      throw new RowRefused(answer.isEmpty() ? "answer-empty" : "type-unknown", answer);
    }
    return right(answer, options, new ArrayList<>()).size() > 1
        ? QuestionType.MULTIPLE_CHOICE
        : QuestionType.SINGLE_CHOICE;
  }

  /** The options of the row, without their letters. */
  List<String> options(TableRow row) {
    List<String> options = new ArrayList<>();
    int glued = mapping.column(ColumnRole.OPTIONS);
    if (glued >= 0) {
      TableRow.Cell cell = row.cell(glued);
      if (cell.date()) {
        throw new RowRefused("cell-date", cell.plain());
      }
      if (!cell.plain().isBlank() || cell.rich() != null) {
        OptionList.Found found = OptionList.split(Dirt.wash(cell.html()));
        remarks.addAll(found.remarks());
        options.addAll(found.options());
      }
      return options;
    }
    int last = -1;
    for (int i = 0; i < ItemBody.MOST_PARTS; i++) {
      TableRow.Cell cell = row.cell(mapping.column(ColumnRole.option(i)));
      if (cell.date()) {
        throw new RowRefused("cell-date", cell.plain());
      }
      boolean own = mapping.has(ColumnRole.PINNED);
      String html = markup ? cell.plain() : own ? cell.html() : Dirt.wash(cell.html());
      int column = mapping.column(ColumnRole.option(i));
      for (TableRow.Drawn drawn : row.drawn()) {
        boolean here = drawn.column() == column && isPictureOption(mapping, row, drawn);
        html = here ? html + drawn.html() : html;
      }
      options.add(own ? html : OptionList.withoutLabel(html, (char) ('A' + i)));
      last = html.isBlank() ? last : i;
    }
    List<String> filled = options.subList(0, last + 1);
    if (filled.stream().anyMatch(String::isBlank)) {
      throw new RowRefused("options-gap", row.text());
    }
    return filled;
  }

  /** Whether the picture lies over an option that says nothing else: then it is the option. */
  static boolean isPictureOption(ColumnMapping mapping, TableRow row, TableRow.Drawn drawn) {
    return drawn.column() < mapping.roles().size()
        && mapping.roles().get(drawn.column()).isOption()
        && row.cell(drawn.column()).plain().isBlank();
  }

  private boolean truth(String answer, List<String> options) {
    if (answer.isEmpty()) {
      throw new RowRefused("answer-empty", "");
    }
    String word = answer.toUpperCase(java.util.Locale.ROOT);
    if (options.size() == 2 && word.matches("[AB]")) {
      return AnswerText.truth(new RichText(options.get(word.charAt(0) - 'A')).plain())
          .orElseThrow(() -> new RowRefused("options-not-true-false", String.join("；", options)));
    }
    if (options.size() == 2 && word.matches("[012](\\.0)?")) {
      return numberedTruth(word.charAt(0) - '0', answer, options);
    }
    if (options.isEmpty() && word.matches("[AB]")) {
      return word.equals("A");
    }
    return AnswerText.truth(answer).orElseThrow(() -> new RowRefused("answer-unknown", answer));
  }

  /** A number may mean the option or the truth: refused unless only one reading is left. */
  private boolean numberedTruth(int number, String answer, List<String> options) {
    List<Boolean> words =
        options.stream().flatMap(o -> AnswerText.truth(new RichText(o).plain()).stream()).toList();
    if (words.size() != 2) {
      throw new RowRefused("options-not-true-false", String.join("；", options));
    }
    boolean option = number > 0 && (isNumbered() || number == 1 && words.get(0));
    boolean said = number == 0 && !isNumbered();
    if (!option && !said) {
      throw new RowRefused("answer-unknown", answer);
    }
    return option && words.get(number - 1);
  }

  private Set<Integer> right(String answer, List<String> options, List<String> said) {
    return isNumbered() && answer.matches("\\d{1,2}([\\s,，、;；|]+\\d{1,2})*")
        ? numbers(answer, options, said)
        : AnswerText.letters(answer, options, said);
  }

  private ItemBody choice(QuestionType type, String answer, List<String> options, TableRow row) {
    if (options.size() < 2) {
      throw new RowRefused("options-missing", String.join("；", options));
    }
    Set<Integer> right = right(answer, options, remarks);
    if (type == QuestionType.SINGLE_CHOICE && right.size() > 1) {
      throw new RowRefused("answer-several-for-single", answer);
    }
    if (type == QuestionType.MULTIPLE_CHOICE && right.size() == 1) {
      remarks.add("answer-one-for-multiple");
    }
    boolean own = mapping.has(ColumnRole.PINNED);
    String pinned = row.cell(mapping.column(ColumnRole.PINNED)).plain();
    List<Option> list = new ArrayList<>();
    for (int i = 0; i < options.size(); i++) {
      boolean pin = own && pinned.indexOf('A' + i) >= 0;
      list.add(new Option(new RichText(options.get(i)), right.contains(i), pin));
    }
    return new ItemBody.Choice(
        type == QuestionType.MULTIPLE_CHOICE, own ? list : OptionSense.settle(list));
  }

  /** Whether the option columns are numbered, not lettered: then a key can be numbers too. */
  private boolean isNumbered() {
    int first = mapping.column(ColumnRole.OPTION_A);
    return first >= 0
        && first < mapping.words().size()
        && mapping.words().get(first).matches(".*[1１一]\\W*");
  }

  /** Numbers of options, unless the options are numbers themselves. */
  private static Set<Integer> numbers(String answer, List<String> options, List<String> said) {
    if (options.stream().anyMatch(o -> NumberText.parse(new RichText(o).plain()).isPresent())) {
      return AnswerText.letters(answer, options, said);
    }
    Set<Integer> right = new TreeSet<>();
    for (String number : answer.split("[\\s,，、;；|]+")) {
      int index = Integer.parseInt(number) - 1;
      if (index < 0 || index >= options.size()) {
        throw new RowRefused("answer-beyond-options", answer);
      }
      right.add(index);
    }
    said.add("answer-by-number");
    return right;
  }

  private static ItemBody numeric(String answer) {
    Matcher found = NUMBER.matcher(answer);
    if (!found.matches()) {
      throw new RowRefused("answer-no-number", answer);
    }
    BigDecimal value = number(found.group(1), answer);
    BigDecimal tolerance =
        found.group(2) == null ? BigDecimal.ZERO : number(found.group(2), answer);
    return new ItemBody.Numeric(value, tolerance, found.group(3));
  }

  private static BigDecimal number(String text, String answer) {
    return NumberText.parse(text).orElseThrow(() -> new RowRefused("answer-no-number", answer));
  }

  private ItemBody shortText(String answer, RichText stem) {
    if (answer.isEmpty()) {
      throw new RowRefused("answer-empty", stem.plain());
    }
    if (!mapping.has(ColumnRole.PINNED)) {
      return foreignText(answer, stem);
    }
    boolean regex = answer.startsWith("正则：");
    boolean exact = answer.startsWith("区分大小写：") || answer.startsWith("正则：区分大小写：");
    String texts = answer.replaceFirst("^(正则：)?(区分大小写：)?", "");
    return new ItemBody.ShortText(
        Arrays.asList(texts.split("\\s*(?<!\\\\)[｜\\n]\\s*")), regex, exact);
  }

  /** One blank with several words means any of them; several blanks are several questions. */
  private static ItemBody foreignText(String answer, RichText stem) {
    long blanks = BLANKS.matcher(stem.plain()).results().count();
    if (blanks > 1 || blanks == 0 && answer.matches("(?s).*[;；\\n].*")) {
      throw new RowRefused("several-blanks", answer);
    }
    return new ItemBody.ShortText(Arrays.asList(answer.split("\\s*[;；|｜\\n]\\s*")), false, false);
  }

  private static ItemBody matching(List<String> options) {
    List<MatchingPair> pairs = new ArrayList<>();
    List<RichText> distractors = new ArrayList<>();
    for (String option : options) {
      int arrow = option.indexOf(" ⇒ ");
      if (option.startsWith("⇒ ")) {
        distractors.add(new RichText(option.substring(2)));
      } else if (arrow > 0) {
        pairs.add(
            new MatchingPair(
                new RichText(option.substring(0, arrow)),
                new RichText(option.substring(arrow + 3))));
      } else {
        throw new RowRefused("matching-arrow", option);
      }
    }
    return new ItemBody.Matching(pairs, distractors);
  }
}
