package cn.shenhe.portal.content.warning.area;

import java.util.List;

/** A drawn area. Two kinds exist in CAP: a polygon and a circle. */
public sealed interface Shape permits Polygon, Circle {

  /** Whether the place is inside or on the edge. */
  boolean contains(GeoPoint point);

  /**
   * Whether the outline of the other lies in this one: enough to say that nobody is newly affected,
   * and wrong only for other shapes that reach round a notch.
   */
  boolean covers(Shape other);

  /** Points on the edge, closed. */
  List<GeoPoint> outline();

  /** As CAP writes it. */
  String text();
}
