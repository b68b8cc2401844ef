package cn.shenhe.portal.content.shelter;

import java.util.List;

/**
 * A shelter proposed, and why.
 *
 * @param shelter without internal facts
 * @param metres true distance in a straight line over the ground
 * @param bearing in which one sets out
 * @param minutes on foot, rounded up
 * @param openNow whether one can go in now
 * @param reasons in the order of their weight
 */
public record FoundShelter(
    ShelterState shelter,
    double metres,
    Bearing bearing,
    int minutes,
    TriState openNow,
    List<Reason> reasons) {

  /**
   * @param code text key after {@code why.}, for example {@code hazard.yes}
   * @param argument what the text's {0} stands for; may be empty
   */
  public record Reason(String code, String argument) {}
}
