package cn.shenhe.portal.content.shelter;

import java.time.Instant;
import java.util.List;

/**
 * "Where do I go?"
 *
 * @param here where the person stands
 * @param needs what the shelter must offer
 * @param limit how many to propose, 1 to 50
 * @param warned areas to stay out of; shelters in them are set aside
 * @param at the moment to answer for; null for now
 */
public record FindShelters(
    GeoPoint here, ShelterNeeds needs, int limit, List<GeoPolygon> warned, Instant at) {

  public FindShelters {
    if (limit < 1 || limit > 50) {
      throw new IllegalArgumentException("1 to 50 shelters can be asked for");
    }
    warned = List.copyOf(warned);
  }
}
