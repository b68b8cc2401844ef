package cn.shenhe.portal.training.programme;

/** Whom a programme is for. Source: 安全生产法 (2021) articles 27, 28 and 30. */
public enum JobCategory {
  PRINCIPAL,
  MANAGER,
  SPECIAL_OPERATOR,
  NEW_WORKER
}
