package cn.shenhe.portal.content.shelter;

import java.util.List;

/**
 * A shelter in a list that knows no distances.
 *
 * @param shelter without internal facts
 * @param openNow whether one can go in at the moment asked about
 * @param reasons in the order of their weight
 */
public record ListedShelter(
    ShelterState shelter, TriState openNow, List<FoundShelter.Reason> reasons) {}
