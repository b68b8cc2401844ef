package cn.shenhe.portal.exambank.paper;

import java.util.List;

/**
 * A question as it stands on a sheet; holds no key.
 *
 * @param no from 1
 * @param type SINGLE, MULTIPLE, TRUE_FALSE, NUMERIC, SHORT_TEXT, ORDERING or MATCHING
 * @param marks as printed
 * @param stem sanitised HTML
 * @param options in the order shown; empty for statements, numbers and texts
 * @param targets what options are matched with; empty for other kinds
 * @param unit of a number; may be empty
 */
public record SheetQuestion(
    int no,
    String type,
    String marks,
    String stem,
    List<SheetOption> options,
    List<SheetOption> targets,
    String unit) {

  /** One option or target: the value sent and its text, sanitised HTML. */
  public record SheetOption(String id, String html) {}
}
