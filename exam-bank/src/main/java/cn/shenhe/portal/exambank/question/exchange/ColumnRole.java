package cn.shenhe.portal.exambank.question.exchange;

import java.util.List;
import java.util.Optional;

/** What a column of a table of questions can hold. */
public enum ColumnRole {
  CODE("编号", "题号", "序号", "试题编号", "ID", "id"),
  TYPE("题型", "试题类型", "题目类型", "类型", "type"),
  STEM("题干", "题目内容", "题目", "试题内容", "试题", "问题", "内容", "question"),
  OPTIONS("题目选项", "选项", "备选答案", "备选项", "options"),
  OPTION_A("A", "选项A", "答案A", "A选项"),
  OPTION_B("B", "选项B", "答案B", "B选项"),
  OPTION_C("C", "选项C", "答案C", "C选项"),
  OPTION_D("D", "选项D", "答案D", "D选项"),
  OPTION_E("E", "选项E", "答案E", "E选项"),
  OPTION_F("F", "选项F", "答案F", "F选项"),
  OPTION_G("G", "选项G", "答案G", "G选项"),
  OPTION_H("H", "选项H", "答案H", "H选项"),
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
  ANSWER("答案", "题目答案", "正确答案", "标准答案", "参考答案", "answer"),
  EXPLANATION("解析", "答案解析", "试题解析", "说明", "explanation"),
  DIFFICULTY("难度", "难易程度", "difficulty"),
  SYLLABUS("大纲点", "章节", "知识点", "考点", "syllabus"),
  LAW("法律依据", "依据", "法规依据", "law"),
  CATEGORY("岗位", "人员类别", "作业种类", "category"),
  INDUSTRY("行业", "industry"),
  OPERATION("作业项目", "工种", "操作项目", "operation"),
  PICTURE("图片", "附图"),
  PINNED("固定选项"),
  MARKUP("格式"),
  IGNORE();

  private final List<String> words;

  ColumnRole(String... words) {
    this.words = List.of(words);
  }

  /** The role a header names; empty if we do not know the word. */
  static Optional<ColumnRole> named(String header) {
    String text = header.strip().replaceAll("[\\s\u3000：:*（(].*$", "");
    for (ColumnRole role : values()) {
      if (role.words.contains(text)) {
        return Optional.of(role);
      }
    }
    return Optional.empty();
  }

  /** The word our own files use. */
  String header() {
    return words.get(0);
  }

  boolean isOption() {
    return name().startsWith("OPTION_");
  }

  /** The role of the n-th option column, 0 for A. */
  static ColumnRole option(int index) {
    return valueOf("OPTION_" + (char) ('A' + index));
  }
}
