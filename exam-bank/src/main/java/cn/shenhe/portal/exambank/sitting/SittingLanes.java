package cn.shenhe.portal.exambank.sitting;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/**
 * Stores what devices send, and hands in, many to a commit. Done alone is a sitting whose time is
 * over, a fenced device, a row somebody else is changing, and whatever was in a transaction that
 * failed.
 */
@ApplicationScoped
public class SittingLanes {

  @Inject Sittings sittings;

  private SharedCommit<SaveCall, SaveReceipt> saves;
  private SharedCommit<HandInCall, HandInReceipt> handIns;

  @PostConstruct
  void open() {
    saves = new SharedCommit<>(sittings::saveTogether, sittings::save);
    handIns = new SharedCommit<>(sittings::handInTogether, sittings::handIn);
  }

  /**
   * Takes lines of the device's journal; what the receipt acknowledges is stored for good.
   *
   * @throws UnknownSitting when the secret does not fit
   */
  public SaveReceipt save(SaveCall call) {
    return saves.call(call);
  }

  /**
   * Hands in, once and for good; the result is there when this returns.
   *
   * @throws UnknownSitting when the secret does not fit
   */
  public HandInReceipt handIn(HandInCall call) {
    return handIns.call(call);
  }
}
