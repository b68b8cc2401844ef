package cn.shenhe.portal.training.campaign;

/**
 * Where an act stands: WAITING → DONE, SKIPPED or FAILED; an officer may lead the last two to DONE.
 */
public enum ActState {
  WAITING,
  DONE,
  /** Its time had passed by more than its grace. */
  SKIPPED,
  /** Tried {@value CampaignAct#MOST_ATTEMPTS} times. */
  FAILED
}
