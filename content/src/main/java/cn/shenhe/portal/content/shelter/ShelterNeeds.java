package cn.shenhe.portal.content.shelter;

import java.util.Set;

/**
 * What a shelter must offer to be proposed. A need asked for strictly takes only a known yes; not
 * strictly, it also takes what nobody has told us – and the answer says so.
 *
 * @param hazard what one flees from; null for any
 * @param needs further needs
 * @param minCapacity persons; 0 for any. A shelter of unknown capacity meets it only when not
 *     strict
 * @param strict whether only a known yes will do
 */
public record ShelterNeeds(Hazard hazard, Set<Need> needs, int minCapacity, boolean strict) {

  /** A need beside the hazard. */
  public enum Need {
    OPEN_NOW,
    WHEELCHAIR,
    INDOOR,
    PETS
  }

  public static final ShelterNeeds NONE = new ShelterNeeds(null, Set.of(), 0, false);

  public ShelterNeeds {
    needs = Set.copyOf(needs);
    if (minCapacity < 0) {
      throw new IllegalArgumentException("a capacity is not negative");
    }
  }
}
