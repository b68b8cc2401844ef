package cn.shenhe.portal.content.warning;

import cn.shenhe.portal.content.warning.area.DistrictMap;
import cn.shenhe.portal.content.warning.cap.CapAlert;
import cn.shenhe.portal.content.warning.cap.CapArea;
import cn.shenhe.portal.content.warning.cap.CapCategory;
import cn.shenhe.portal.content.warning.cap.CapCertainty;
import cn.shenhe.portal.content.warning.cap.CapInfo;
import cn.shenhe.portal.content.warning.cap.CapMessageType;
import cn.shenhe.portal.content.warning.cap.CapReference;
import cn.shenhe.portal.content.warning.cap.CapScope;
import cn.shenhe.portal.content.warning.cap.CapStatus;
import cn.shenhe.portal.content.warning.cap.CapUrgency;
import cn.shenhe.portal.content.warning.cap.CapValue;
import cn.shenhe.portal.content.warning.cap.CapVersion;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * Turns what a duty officer typed into a CAP message, so that it goes the same way as all others.
 *
 * <p>Urgency and certainty stay Unknown: the officer's source does not state them and they are not
 * guessed. An update or end keeps the sender of the message it changes.
 */
final class DutyMessage {

  private static final int STREET_DIGITS = 9;

  private DutyMessage() {}

  /**
   * @param all messages it changes or ends, of one sender; empty for a new warning
   */
  static CapAlert alert(DutyEntry entry, List<CapAlert> all, String unique) {
    CapAlert changed = all.isEmpty() ? null : all.get(0);
    CapMessageType type =
        entry.ends()
            ? CapMessageType.CANCEL
            : changed == null ? CapMessageType.ALERT : CapMessageType.UPDATE;
    CapInfo info =
        new CapInfo(
            "zh-CN",
            List.of(CapCategory.OTHER),
            entry.hazard() == null || entry.hazard().isBlank() ? "其他" : entry.hazard(),
            List.of(),
            CapUrgency.UNKNOWN,
            (entry.level() == null ? WarningLevel.UNKNOWN : entry.level()).severity(),
            CapCertainty.UNKNOWN,
            null,
            List.of(),
            null,
            null,
            entry.expires() == null ? null : entry.expires().truncatedTo(ChronoUnit.SECONDS),
            entry.issuer().strip(),
            entry.headline().strip(),
            entry.originalText().strip(),
            entry.instruction() == null || entry.instruction().isBlank()
                ? null
                : entry.instruction().strip(),
            null,
            null,
            List.of(),
            List.of(),
            List.of(
                new CapArea(
                    areaName(entry.areaCode()),
                    List.of(),
                    List.of(new CapValue("行政区划代码", entry.areaCode())),
                    null,
                    null)));
    return new CapAlert(
        CapVersion.V1_2,
        "duty-" + unique,
        changed == null
            ? "duty:" + entry.issuer().strip().replaceAll("[\\s,<&]", "_")
            : changed.sender(),
        entry.sent().truncatedTo(ChronoUnit.SECONDS),
        CapStatus.ACTUAL,
        type,
        null,
        CapScope.PUBLIC,
        null,
        List.of(),
        List.of(),
        null,
        all.stream()
            .map(one -> new CapReference(one.sender(), one.identifier(), one.sent()))
            .toList(),
        List.of(),
        List.of(info));
  }

  /** The name that people know; the code itself when it is not one of the district's. */
  private static String areaName(String code) {
    if (code.startsWith("210100")) {
      return DistrictMap.CITY_NAME;
    }
    boolean whole = code.matches(DistrictMap.DISTRICT_CODE + "0*");
    String street = code.substring(0, Math.min(STREET_DIGITS, code.length()));
    return whole
        ? DistrictMap.DISTRICT_NAME
        : DistrictMap.shipped().streets().getOrDefault(street, code);
  }
}
