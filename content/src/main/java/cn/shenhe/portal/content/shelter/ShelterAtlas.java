package cn.shenhe.portal.content.shelter;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;

/**
 * The shelters in memory, ready to be searched. Every use asks the database for the number of the
 * current edition and builds anew when that has moved on, so no server proposes a shelter after its
 * closing has been committed.
 */
@ApplicationScoped
class ShelterAtlas {

  private record Edition(long number, ShelterIndex index) {}

  private volatile Edition current = new Edition(-1, new ShelterIndex(java.util.List.of()));

  @Inject ShelterRepository shelters;

  ShelterIndex now() {
    long number = shelters.edition();
    Edition known = current;
    if (known.number() != number) {
      synchronized (this) {
        known = current;
        if (known.number() < number) {
          known = new Edition(number, new ShelterIndex(shelters.states()));
          current = known;
        }
      }
    }
    return known.index();
  }

  /** As it stood at the moment; null for now. */
  ShelterIndex at(Instant moment) {
    return moment == null ? now() : new ShelterIndex(shelters.statesAt(moment));
  }
}
