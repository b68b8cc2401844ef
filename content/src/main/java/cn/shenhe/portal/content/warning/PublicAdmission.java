package cn.shenhe.portal.content.warning;

import cn.shenhe.portal.content.warning.cap.CapAlert;
import cn.shenhe.portal.content.warning.cap.CapMessageType;
import cn.shenhe.portal.content.warning.cap.CapScope;
import cn.shenhe.portal.content.warning.cap.CapStatus;
import java.util.Optional;
import java.util.Set;

/**
 * Whether the public may ever see an accepted message.
 *
 * <p>A drill must never reach anybody as the real thing: a status other than Actual, a drill code
 * (a genuine signed message was an "Actual" cancel of a weekly test), another scope, and
 * acknowledgements stay with staff. The one exception is demonstration: messages of the source
 * {@code demo}, which must say Exercise and are shown only while {@code portal.demo} is on, each
 * with a badge.
 *
 * @param demo whether this portal runs for demonstration
 * @param drillCodes event codes of tests and drills. Source: 47 CFR 11.31(e), RWT, RMT, DMO.
 */
record PublicAdmission(boolean demo, Set<String> drillCodes) {

  static final String DEMO_SOURCE = "demo";

  /** Key of the reason why the message is not public, or empty when it is. */
  Optional<String> hiddenBecause(CapAlert alert, String source) {
    boolean demonstration = source.equals(DEMO_SOURCE);
    if (demonstration) {
      if (!demo) {
        return Optional.of("hidden.demoOff");
      }
      if (alert.status() != CapStatus.EXERCISE) {
        return Optional.of("hidden.demoMustSayExercise");
      }
    } else if (alert.status() != CapStatus.ACTUAL) {
      return Optional.of("hidden.status");
    }
    if (alert.scope() != null && alert.scope() != CapScope.PUBLIC) {
      return Optional.of("hidden.scope");
    }
    if (alert.messageType() == CapMessageType.ACK || alert.messageType() == CapMessageType.ERROR) {
      return Optional.of("hidden.type");
    }
    boolean drill =
        alert.infos().stream()
            .flatMap(info -> info.eventCodes().stream())
            .anyMatch(code -> drillCodes.stream().anyMatch(code.value()::equalsIgnoreCase));
    return drill ? Optional.of("hidden.drill") : Optional.empty();
  }
}
