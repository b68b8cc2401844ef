package cn.shenhe.portal.exambank.question.item;

import java.util.Optional;

/**
 * Whose exam an item may appear in. One item may serve several: the bank of principals is mostly a
 * subset of the managers'.
 */
public enum Category {
  PRINCIPAL("主要负责人"),
  MANAGER("安全生产管理人员"),
  SPECIAL_OPERATOR("特种作业人员"),
  PUBLIC("公众");

  private final String label;

  Category(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }

  /** The category a word of a file means; empty if unknown. */
  public static Optional<Category> fromLabel(String word) {
    return Optional.ofNullable(
        switch (word == null ? "" : word.strip()) {
          case "主要负责人", "负责人", "企业负责人", "PRINCIPAL" -> PRINCIPAL;
          case "安全生产管理人员", "安全管理人员", "安全管理员", "安管人员", "MANAGER" -> MANAGER;
          case "特种作业人员", "特种作业", "SPECIAL_OPERATOR" -> SPECIAL_OPERATOR;
          case "公众", "社会公众", "市民", "PUBLIC" -> PUBLIC;
          default -> null;
        });
  }
}
