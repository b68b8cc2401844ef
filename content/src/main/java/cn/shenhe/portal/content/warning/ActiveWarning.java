package cn.shenhe.portal.content.warning;

import cn.shenhe.portal.content.warning.area.WarnedArea;
import java.util.List;

/**
 * A warning that holds, and where.
 *
 * @param areas that are still warned; those the issuer ended are left out
 */
public record ActiveWarning(WarningRow row, List<WarnedArea> areas) {

  public ActiveWarning {
    areas = List.copyOf(areas);
  }
}
