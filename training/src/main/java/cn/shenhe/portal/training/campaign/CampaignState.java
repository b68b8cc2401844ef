package cn.shenhe.portal.training.campaign;

/** PLANNED → RUNNING (first act done) ⇄ PAUSED; each → CLOSED, which is final. */
public enum CampaignState {
  PLANNED,
  RUNNING,
  PAUSED,
  CLOSED
}
