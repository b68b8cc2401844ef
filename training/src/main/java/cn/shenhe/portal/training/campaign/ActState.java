package cn.shenhe.portal.training.campaign;

/** Where an act stands; only WAITING leads anywhere. */
public enum ActState {
  WAITING,
  DONE,
  /** Its time had passed by more than its grace. */
  SKIPPED,
  /** Tried {@value CampaignAct#MOST_ATTEMPTS} times. */
  FAILED
}
