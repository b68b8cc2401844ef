package cn.shenhe.portal.training.record;

import cn.shenhe.portal.training.programme.EnrolmentKind;
import cn.shenhe.portal.training.programme.EnrolmentRow;
import cn.shenhe.portal.training.programme.EnrolmentState;
import java.util.Map;

/** What stands in the cells of a record for our own names. */
final class Words {

  private static final Map<String, String> CLASS_KINDS =
      Map.of(
          "PLANT", "厂（矿）级",
          "WORKSHOP", "车间级",
          "TEAM", "班组级",
          "CLASSROOM", "集中授课",
          "HANDS_ON", "现场实操");
  private static final Map<String, String> CATEGORIES =
      Map.of(
          "PRINCIPAL", "主要负责人",
          "MANAGER", "安全生产管理人员",
          "SPECIAL_OPERATOR", "特种作业人员",
          "NEW_WORKER", "新上岗从业人员");
  private static final Map<String, String> RESULTS =
      Map.of("PASSED", "合格", "FAILED", "不合格", "NOT_EXAMINED", "未考核");
  private static final Map<RecordEntry.Kind, String> KINDS =
      Map.of(
          RecordEntry.Kind.LESSON, "线上课文",
          RecordEntry.Kind.CLASS, "集中培训",
          RecordEntry.Kind.THREE_LEVEL, "三级安全教育",
          RecordEntry.Kind.EXAM, "考试",
          RecordEntry.Kind.CERTIFICATE, "证明",
          RecordEntry.Kind.BOOKING, "体验活动",
          RecordEntry.Kind.PACKAGE, "互动课件");

  private Words() {}

  static String classKind(String name) {
    return CLASS_KINDS.getOrDefault(name, name);
  }

  static String category(String name) {
    return CATEGORIES.getOrDefault(name, name);
  }

  static String kind(RecordEntry.Kind kind) {
    return KINDS.get(kind);
  }

  /** How a programme stands, in one sentence. */
  static String programme(EnrolmentRow row) {
    return row.title()
        + "（"
        + (row.kind() == EnrolmentKind.INITIAL ? "初次培训" : "每年再培训")
        + "）：已有"
        + plain(row.doneHours())
        + "学时"
        + (row.requiredHours() == null ? "" : "，要求" + plain(row.requiredHours()) + "学时")
        + (row.dueOn() == null ? "" : "，期限" + row.dueOn())
        + (row.state() == EnrolmentState.COMPLETED ? "，已完成" : "");
  }

  private static String plain(double hours) {
    return hours == Math.rint(hours) ? Long.toString((long) hours) : Double.toString(hours);
  }

  static String result(String name, Object score) {
    String word = RESULTS.getOrDefault(name, name);
    return score == null ? word : word + "（" + score + "分）";
  }
}
