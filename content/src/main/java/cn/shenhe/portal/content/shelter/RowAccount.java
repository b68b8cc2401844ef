package cn.shenhe.portal.content.shelter;

import java.util.List;

/**
 * What becomes of one row of a file. Every row has exactly one account.
 *
 * @param number where the row is in the file, from 1
 * @param name as read; empty when the row has none
 * @param code as read or derived from name and address
 * @param outcome what applying does with it
 * @param notes remarks for the person who imports, in Chinese
 */
public record RowAccount(
    int number, String name, String code, Outcome outcome, List<String> notes) {

  /** The fate of a row. */
  public enum Outcome {
    NEW("新增", true),
    CHANGED("更新", true),
    UNCHANGED("无变化", true),
    DUPLICATE("文件内重复", false),
    ASKED_OUTSIDE("在辖区外，待确认", false),
    ASKED_LOOK_ALIKE("疑似已有场所，待确认", false),
    REJECTED("不能导入", false);

    private final String label;
    private final boolean accepted;

    Outcome(String label, boolean accepted) {
      this.label = label;
      this.accepted = accepted;
    }

    public String label() {
      return label;
    }

    public boolean accepted() {
      return accepted;
    }
  }

  public RowAccount {
    notes = List.copyOf(notes);
  }
}
