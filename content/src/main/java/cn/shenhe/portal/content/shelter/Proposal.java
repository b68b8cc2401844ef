package cn.shenhe.portal.content.shelter;

import cn.shenhe.portal.content.shelter.FoundShelter.Reason;
import java.util.ArrayList;
import java.util.List;

/**
 * Turns what the index found into rows with distance, direction, minutes and reasons.
 *
 * @param here null where nobody knows the position
 * @param inClass whether schools are in class at the moment asked about
 */
record Proposal(
    GeoPoint here, ShelterNeeds needs, Openness openness, boolean inClass, WalkingPace pace) {

  List<FoundShelter> rows(List<ShelterIndex.Near> found) {
    return found.stream().map(this::row).toList();
  }

  private FoundShelter row(ShelterIndex.Near near) {
    ShelterState s = near.shelter();
    TriState open = Openness.openNow(s, inClass);
    return new FoundShelter(
        ShelterDirectory.open(s),
        near.metres(),
        here.bearingTo(s.sheet().position().orElseThrow()),
        pace.minutes(near.metres()),
        open,
        reasons(s, open));
  }

  /** Why the shelter is in a list that knows no distances. */
  ListedShelter listed(ShelterState shelter) {
    TriState open = Openness.openNow(shelter, inClass);
    return new ListedShelter(ShelterDirectory.open(shelter), open, reasons(shelter, open));
  }

  /**
   * Whether the shelter meets every need but the hazard; the rule of {@link ShelterNeeds} for what
   * is unknown applies. Closed ones are told apart by the caller: for them opening is not asked.
   */
  boolean admits(ShelterState shelter) {
    ShelterSheet sheet = shelter.sheet();
    return (shelter.status() == ShelterStatus.CLOSED
            || meets(ShelterNeeds.Need.OPEN_NOW, Openness.openNow(shelter, inClass)))
        && meets(ShelterNeeds.Need.WHEELCHAIR, sheet.triState(ShelterAttribute.WHEELCHAIR))
        && meets(ShelterNeeds.Need.INDOOR, sheet.indoor())
        && meets(ShelterNeeds.Need.PETS, sheet.triState(ShelterAttribute.PETS))
        && (needs.minCapacity() == 0
            || sheet.capacity().map(c -> c >= needs.minCapacity()).orElse(!needs.strict()));
  }

  private boolean meets(ShelterNeeds.Need need, TriState answer) {
    return !needs.needs().contains(need)
        || answer == TriState.YES
        || (answer == TriState.UNKNOWN && !needs.strict());
  }

  private List<Reason> reasons(ShelterState shelter, TriState open) {
    List<Reason> reasons = new ArrayList<>();
    ShelterSheet sheet = shelter.sheet();
    if (needs.hazard() != null) {
      add(reasons, "hazard", sheet.suits(needs.hazard()), needs.hazard().label());
    }
    add(reasons, "open", open, shelter.status().label());
    if (openness.hangsOnTheSchool(shelter)) {
      reasons.add(new Reason("class", ""));
    }
    asked(reasons, ShelterNeeds.Need.WHEELCHAIR, sheet.triState(ShelterAttribute.WHEELCHAIR));
    asked(reasons, ShelterNeeds.Need.INDOOR, sheet.indoor());
    asked(reasons, ShelterNeeds.Need.PETS, sheet.triState(ShelterAttribute.PETS));
    if (needs.minCapacity() > 0) {
      reasons.add(
          sheet
              .capacity()
              .map(c -> new Reason("capacity.yes", c.toString()))
              .orElse(new Reason("capacity.unknown", "")));
    }
    sheet
        .capacity()
        .filter(c -> shelter.occupancy() != null && shelter.occupancy() >= c)
        .ifPresent(c -> reasons.add(new Reason("crowded", shelter.occupancy() + "/" + c)));
    return reasons;
  }

  private void asked(List<Reason> reasons, ShelterNeeds.Need need, TriState answer) {
    if (needs.needs().contains(need)) {
      add(reasons, need.name().toLowerCase(java.util.Locale.ROOT), answer, "");
    }
  }

  private static void add(List<Reason> reasons, String what, TriState answer, String argument) {
    reasons.add(
        new Reason(what + "." + answer.name().toLowerCase(java.util.Locale.ROOT), argument));
  }
}
