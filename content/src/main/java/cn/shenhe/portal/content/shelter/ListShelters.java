package cn.shenhe.portal.content.shelter;

import java.time.Instant;
import java.util.List;

/**
 * "Which shelters are there?", for somebody whose position is not known.
 *
 * @param street nine digits of a street; null or blank for the whole district
 * @param needs what the shelter must offer
 * @param warned areas to stay out of; shelters in them are set aside
 * @param at the moment to answer for; null for now
 */
public record ListShelters(String street, ShelterNeeds needs, List<GeoPolygon> warned, Instant at) {

  public ListShelters {
    warned = List.copyOf(warned);
  }
}
