package cn.shenhe.portal.content.shelter;

import java.time.Instant;
import java.util.List;

/**
 * The answer to {@link ListShelters}, each list by code, full ones last.
 *
 * @param suitable known to suit the hazard asked for (all, when none was)
 * @param unknown of which nobody has said whether they suit; empty without a hazard
 * @param setAside not unsuitable, but inside a warned area
 * @param closed closed shelters that would meet the needs, so that nobody goes there in vain
 * @param pace the basis of walking times, for who measures the ways himself
 * @param asOf the moment the answer holds for
 */
public record ListedShelters(
    List<ListedShelter> suitable,
    List<ListedShelter> unknown,
    List<ListedShelter> setAside,
    List<ListedShelter> closed,
    WalkingPace pace,
    Instant asOf) {}
