package cn.shenhe.portal.content.shelter;

import java.util.List;

/**
 * An area on the ground: one outer ring and holes. Edges are straight in longitude and latitude,
 * which is exact enough for areas of a city; areas across the 180° meridian are not supported.
 *
 * @param rings the outer ring first, then holes; each of at least four points, the last equal to
 *     the first
 */
public record GeoPolygon(List<List<GeoPoint>> rings) {

  /**
   * @throws IllegalArgumentException without a ring, or with one that is not closed
   */
  public GeoPolygon {
    rings = rings.stream().map(List::copyOf).toList();
    if (rings.isEmpty()) {
      throw new IllegalArgumentException("a polygon needs a ring");
    }
    for (List<GeoPoint> ring : rings) {
      if (ring.size() < 4 || !ring.get(0).equals(ring.get(ring.size() - 1))) {
        throw new IllegalArgumentException("a ring needs four points and must be closed");
      }
    }
  }

  /** Whether the point lies inside the outer ring and in no hole (even-odd rule). */
  public boolean contains(GeoPoint point) {
    boolean inside = false;
    for (List<GeoPoint> ring : rings) {
      for (int i = 1; i < ring.size(); i++) {
        GeoPoint a = ring.get(i - 1);
        GeoPoint b = ring.get(i);
        if (a.latitude() > point.latitude() != b.latitude() > point.latitude()
            && point.longitude()
                < (b.longitude() - a.longitude())
                        * (point.latitude() - a.latitude())
                        / (b.latitude() - a.latitude())
                    + a.longitude()) {
          inside = !inside;
        }
      }
    }
    return inside;
  }
}
