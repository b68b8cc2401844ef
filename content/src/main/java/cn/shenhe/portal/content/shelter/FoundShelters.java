package cn.shenhe.portal.content.shelter;

import java.time.Instant;
import java.util.List;

/**
 * The answer to {@link FindShelters}, each list nearest first, full ones last.
 *
 * @param suitable known to suit the hazard asked for (all, when none was)
 * @param unknown of which nobody has said whether they suit; empty without a hazard
 * @param setAside not unsuitable, but inside a warned area: the suitable first, then those of which
 *     nobody has said
 * @param pace the basis of the walking times
 * @param asOf the moment the answer holds for
 */
public record FoundShelters(
    List<FoundShelter> suitable,
    List<FoundShelter> unknown,
    List<FoundShelter> setAside,
    WalkingPace pace,
    Instant asOf) {}
