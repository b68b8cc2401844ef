package cn.shenhe.portal.content.warning;

import java.util.List;

/**
 * Kinds of danger that belong together.
 *
 * @param name of the family, as 水旱 or 气象
 * @param hazards their standard names, in the order of their codes
 */
public record HazardFamily(String name, List<String> hazards) {

  public HazardFamily {
    hazards = List.copyOf(hazards);
  }
}
