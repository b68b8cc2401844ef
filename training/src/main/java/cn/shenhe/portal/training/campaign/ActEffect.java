package cn.shenhe.portal.training.campaign;

import java.util.Optional;

/**
 * What an act does beyond its campaign: opens a contest, writes letters. One bean for each kind,
 * found by CDI. It runs in the transaction of the act's line in the ledger: both are kept or
 * neither.
 */
public interface ActEffect {

  ActKind kind();

  /**
   * Whether the parameter can be obeyed; asked when an officer writes it.
   *
   * @throws CampaignRefused or another refusal when it cannot
   */
  void check(String parameter);

  /**
   * Does it.
   *
   * @return what came of it, at most 400 characters: the arguments of the text {@code
   *     outcome.<KIND>}, separated by {@code |}; no personal data
   */
  String perform(ActOrder order);

  /**
   * What it has to wait for although its time has come, as attempts under way are; waiting is no
   * failed try. Empty when it can be done.
   */
  default Optional<ActWait> waits(ActOrder order) {
    return Optional.empty();
  }

  /**
   * What the parameter of a template means for a campaign of these days; empty when there is
   * nothing to be done here, so that the act is left away.
   */
  default Optional<String> planned(String parameter, DateSpan days) {
    return Optional.of(parameter);
  }

  /** An officer changed when acts of this kind are due; called in the transaction of the change. */
  default void replanned(ActOrder order) {}

  /** What {@link #perform} would answer now; changes nothing. */
  String rehearse(ActOrder order);
}
