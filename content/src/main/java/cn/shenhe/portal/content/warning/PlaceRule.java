package cn.shenhe.portal.content.warning;

import cn.shenhe.portal.content.warning.AcceptancePolicy.Reason;
import cn.shenhe.portal.content.warning.area.WarnedArea;
import cn.shenhe.portal.content.warning.cap.CapAlert;
import cn.shenhe.portal.content.warning.cap.CapMessageType;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Whether it can be told whom a message concerns. An area that is neither drawn nor named by a
 * division code matches nobody: such a message would be accepted and reach no one, so a person must
 * look at it and type it with a place.
 */
final class PlaceRule {

  private PlaceRule() {}

  /** Empty when every area has a place, and for messages that need none because they end one. */
  static Optional<Reason> broken(CapAlert alert) {
    if (alert.messageType() != CapMessageType.ALERT
        && alert.messageType() != CapMessageType.UPDATE) {
      return Optional.empty();
    }
    List<WarnedArea> areas = WarningContent.of(alert, WarningThreads.LANGUAGE).areas();
    List<WarnedArea> lost = areas.stream().filter(area -> !area.hasPlace()).toList();
    if (lost.isEmpty()) {
      return Optional.empty();
    }
    String found = lost.stream().map(PlaceRule::written).collect(Collectors.joining("; "));
    return Optional.of(
        lost.size() == areas.size()
            ? new Reason(AcceptanceTier.QUARANTINE, "place.NONE", "area", found)
            : new Reason(AcceptanceTier.ACCEPT_WITH_WARNING, "place.SOME", "area", found));
  }

  private static String written(WarnedArea area) {
    return (area.description() + " " + String.join(" ", area.unknownCodes())).strip();
  }
}
