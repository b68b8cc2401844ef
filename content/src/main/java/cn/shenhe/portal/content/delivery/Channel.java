package cn.shenhe.portal.content.delivery;

/** The ways a letter can go. */
public enum Channel {
  MAIL,
  SMS,
  WECHAT,
  WEBHOOK,
  WEB_PUSH
}
