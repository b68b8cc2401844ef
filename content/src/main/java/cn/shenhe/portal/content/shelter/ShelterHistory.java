package cn.shenhe.portal.content.shelter;

import java.util.List;

/**
 * A shelter with its history.
 *
 * @param changes newest first, at most 200
 */
public record ShelterHistory(ShelterState shelter, List<ShelterChange> changes) {}
