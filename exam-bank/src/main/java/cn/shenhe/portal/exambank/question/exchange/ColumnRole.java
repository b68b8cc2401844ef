package cn.shenhe.portal.exambank.question.exchange;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a column of a table of questions can hold. */
public enum ColumnRole {
  CODE("编号", "题号", "序号", "试题编号", "题目编号", "试题序号", "题目序号", "ID", "No"),
  TYPE("题型", "试题类型", "题目类型", "类型", "试题题型", "题目题型", "题型名称", "type", "Question Type"),
  STEM(
      "题干",
      "题目内容",
      "题目",
      "试题内容",
      "试题",
      "问题",
      "内容",
      "试题题干",
      "题目题干",
      "题干内容",
      "试题题目",
      "试题名称",
      "题目名称",
      "题目描述",
      "题目标题",
      "题面",
      "问题内容",
      "question",
      "Question Text",
      "stem"),
  OPTIONS(
      "题目选项", "选项", "备选答案", "备选项", "选项内容", "试题选项", "候选答案", "供选答案", "可选项", "选择项", "options",
      "choices"),
  OPTION_A("A", "选项A"),
  OPTION_B("B", "选项B"),
  OPTION_C("C", "选项C"),
  OPTION_D("D", "选项D"),
  OPTION_E("E", "选项E"),
  OPTION_F("F", "选项F"),
  OPTION_G("G", "选项G"),
  OPTION_H("H", "选项H"),
  OPTION_I("I", "选项I"),
  OPTION_J("J", "选项J"),
  OPTION_K("K", "选项K"),
  OPTION_L("L", "选项L"),
  OPTION_M("M", "选项M"),
  OPTION_N("N", "选项N"),
  OPTION_O("O", "选项O"),
  OPTION_P("P", "选项P"),
  OPTION_Q("Q", "选项Q"),
  OPTION_R("R", "选项R"),
  OPTION_S("S", "选项S"),
  OPTION_T("T", "选项T"),
  ANSWER(
      "答案",
      "题目答案",
      "正确答案",
      "标准答案",
      "参考答案",
      "试题答案",
      "正确选项",
      "标答",
      "answer",
      "Correct Answer",
      "Correct Answers",
      "key"),
  EXPLANATION(
      "解析", "答案解析", "试题解析", "题目解析", "说明", "答案说明", "解析说明", "试题分析", "解题思路", "解释", "explanation"),
  DIFFICULTY("难度", "难易程度", "难度系数", "难易度", "难度等级", "试题难度", "题目难度", "difficulty"),
  SYLLABUS("大纲点", "章节", "知识点", "考点", "所属章节", "所属知识点", "知识点名称", "试题分类", "题目分类", "syllabus"),
  LAW("法律依据", "依据", "法规依据", "出题依据", "法律法规依据", "law"),
  CATEGORY("岗位", "人员类别", "作业种类", "category"),
  INDUSTRY("行业", "适用行业", "industry"),
  OPERATION("作业项目", "工种", "操作项目", "operation"),
  PICTURE("图片", "附图", "题图", "题目图片", "试题图片"),
  PINNED("固定选项"),
  MARKUP("格式"),
  IGNORE();

  /** Words before the letter or the number of an option column. */
  private static final List<String> BEFORE = List.of("选项", "备选项", "备选答案", "option", "choice");

  private static final List<String> NUMBERS =
      List.of("一", "二", "三", "四", "五", "六", "七", "八", "九", "十");
  private static final Pattern NOTE = Pattern.compile("[：:*＊（(\\[【/].*$");

  private final String header;
  private final List<String> words;

  ColumnRole(String... words) {
    this.header = words.length == 0 ? "" : words[0];
    this.words = Stream.of(words).map(ColumnRole::folded).toList();
  }

  /** The role a header names; empty if we do not know the word. */
  static Optional<ColumnRole> named(String header) {
    String text = header.strip().replaceFirst("^([*＊]|[（(【\\[][^）)】\\]]*[）)】\\]])+", "");
    text = text.replaceFirst("^(选项|备选项|备选答案)\\s*[（(]([A-Ta-tＡ-Ｔ])[)）]", "$1$2");
    String noted = NOTE.matcher(text).replaceFirst("");
    return Stream.of(noted, noted.strip().replaceAll("[\\s\u3000].*$", ""))
        .map(ColumnRole::folded)
        .flatMap(word -> Stream.of(values()).filter(role -> role.isCalled(word)))
        .findFirst();
  }

  /** How far behind the word stands among those of this role; what is no such word comes last. */
  int rank(String header) {
    int rank = words.indexOf(folded(header));
    return rank < 0 ? Integer.MAX_VALUE : rank;
  }

  /** Whether anything after the name of a column is only a note in brackets. */
  static boolean hasNote(String header) {
    return header.strip().matches("(?s).{1,12}[（(\\[【].*");
  }

  private boolean isCalled(String word) {
    return words.contains(word) || isOption() && isCalledOption(word);
  }

  private boolean isCalledOption(String word) {
    int index = name().charAt(name().length() - 1) - 'A';
    String letter = String.valueOf((char) ('a' + index));
    String number = String.valueOf(index + 1);
    String chinese = index < NUMBERS.size() ? NUMBERS.get(index) : number;
    return word.equals(letter + "选项")
        || word.equals("答案" + letter)
        || word.equals("answer" + number)
        || BEFORE.stream()
            .anyMatch(
                before ->
                    word.equals(before + letter)
                        || word.equals(before + number)
                        || word.equals(before + chinese));
  }

  /** Width, case, spaces and a mark behind it do not matter. */
  private static String folded(String word) {
    return Normalizer.normalize(word, Normalizer.Form.NFKC)
        .toLowerCase(Locale.ROOT)
        .replaceAll("[\\s\u3000]+", "")
        .replaceAll("[.、。]+$", "");
  }

  /** The word our own files use. */
  String header() {
    return header;
  }

  boolean isOption() {
    return name().startsWith("OPTION_");
  }

  /** The role of the n-th option column, 0 for A. */
  static ColumnRole option(int index) {
    return valueOf("OPTION_" + (char) ('A' + index));
  }
}
