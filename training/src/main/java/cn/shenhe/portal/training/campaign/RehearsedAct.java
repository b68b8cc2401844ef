package cn.shenhe.portal.training.campaign;

/**
 * What would come of an act that waits, were it done now.
 *
 * @param fate WAIT, DO or LEAVE_OUT by the clock at this moment
 * @param outcome arguments of {@code outcome.<KIND>}, separated by {@code |}
 * @param refusal what keeps it from being done, as in {@link ActProblem}, or null
 */
public record RehearsedAct(ActRow act, String fate, String outcome, String refusal) {}
