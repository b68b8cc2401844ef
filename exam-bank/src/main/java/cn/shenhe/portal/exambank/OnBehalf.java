package cn.shenhe.portal.exambank;

import java.util.Optional;

/**
 * For whom the running thread acts while it does the work of several callers in one transaction.
 * The audit log asks, so that an act bears the name of whoever did it.
 */
public final class OnBehalf {

  private static final ThreadLocal<String> PERSON = new ThreadLocal<>();

  private OnBehalf() {}

  /**
   * @param person public id of the account the act is done for
   */
  public static void of(String person, Runnable act) {
    PERSON.set(person);
    try {
      act.run();
    } finally {
      PERSON.remove();
    }
  }

  /** Empty when the thread acts for its caller. */
  public static Optional<String> person() {
    return Optional.ofNullable(PERSON.get());
  }
}
