package cn.shenhe.portal.content.warning.cap;

import cn.shenhe.portal.content.warning.area.Shape;
import java.util.List;

/**
 * Where an info block holds: the union of its shapes and codes.
 *
 * @param shapes polygons and circles that could be read
 * @param altitude feet above sea level, as text, or null
 * @param ceiling feet above sea level, as text, or null
 */
public record CapArea(
    String description,
    List<Shape> shapes,
    List<CapValue> geocodes,
    String altitude,
    String ceiling) {

  public CapArea {
    shapes = List.copyOf(shapes);
    geocodes = List.copyOf(geocodes);
  }
}
