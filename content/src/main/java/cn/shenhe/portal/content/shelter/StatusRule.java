package cn.shenhe.portal.content.shelter;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Whether the word of a file about opening and persons inside counts. It does when whoever imports
 * may open and close shelters and wants it, and never against what the staff did after the moment
 * the file speaks for.
 *
 * @param taken whether the file's word counts at all
 * @param asOf the moment the file speaks for
 * @param byStaff when the staff last set the status or counted, by public id of the shelter
 */
record StatusRule(boolean taken, Instant asOf, Map<String, Instant> byStaff) {

  StatusRule {
    byStaff = Map.copyOf(byStaff);
  }

  /** When the staff did something later than the file knows of. */
  Optional<Instant> laterByStaff(ShelterState shelter) {
    return Optional.ofNullable(byStaff.get(shelter.publicId())).filter(at -> at.isAfter(asOf));
  }
}
