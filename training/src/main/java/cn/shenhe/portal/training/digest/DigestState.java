package cn.shenhe.portal.training.digest;

/** PENDING (asked for) → ACTIVE (the owner of the address said yes) → ENDED (address erased). */
public enum DigestState {
  PENDING,
  ACTIVE,
  ENDED
}
