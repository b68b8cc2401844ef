package cn.shenhe.portal.training.campaign;

/**
 * An act as a template or an officer writes it.
 *
 * @param code unique within a campaign
 * @param when see {@link ActTime}
 * @param parameter may be empty
 * @param graceHours null when it is caught up however late
 */
public record ActPlan(
    String code,
    String phase,
    String when,
    ActKind kind,
    String title,
    String parameter,
    Integer graceHours) {

  ActPlan with(String newParameter) {
    return new ActPlan(code, phase, when, kind, title, newParameter, graceHours);
  }
}
