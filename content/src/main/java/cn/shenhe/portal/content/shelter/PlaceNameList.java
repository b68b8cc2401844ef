package cn.shenhe.portal.content.shelter;

import java.util.List;

/**
 * A page of the list of place names.
 *
 * @param rows by name, at most 50
 * @param total names that match the search
 */
public record PlaceNameList(List<PlaceName> rows, long total) {}
