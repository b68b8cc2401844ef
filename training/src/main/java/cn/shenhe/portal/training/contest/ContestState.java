package cn.shenhe.portal.training.contest;

/** OPEN → CLOSED (nobody begins) → DRAWN (lots are drawn, the seed is public); no way back. */
public enum ContestState {
  OPEN,
  CLOSED,
  DRAWN
}
