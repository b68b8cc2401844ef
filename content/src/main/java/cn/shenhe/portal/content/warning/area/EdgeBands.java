package cn.shenhe.portal.content.warning.area;

import java.util.List;

/**
 * The edges of a ring, sorted into bands of latitude, so that a point is compared with the few
 * edges at its height. Real outlines of countries have 40,000 points, and one of them is compared
 * with the next at every update.
 */
final class EdgeBands {

  private final double south;
  private final double perDegree;
  private final int[] starts;
  private final int[] edges;

  private EdgeBands(double south, double perDegree, int[] starts, int[] edges) {
    this.south = south;
    this.perDegree = perDegree;
    this.starts = starts;
    this.edges = edges;
  }

  /**
   * @param ring closed
   * @return null when its edges are so long that bands are of no use
   */
  static EdgeBands of(List<GeoPoint> ring) {
    double south = ring.stream().mapToDouble(GeoPoint::latitude).min().orElseThrow();
    double north = ring.stream().mapToDouble(GeoPoint::latitude).max().orElseThrow();
    int bands = ring.size();
    double perDegree = north > south ? (bands - 1) / (north - south) : 0;
    int[] starts = new int[bands + 1];
    long total = 0;
    for (int i = 1; i < ring.size(); i++) {
      int from = band(ring.get(i - 1).latitude(), south, perDegree);
      int to = band(ring.get(i).latitude(), south, perDegree);
      total += Math.abs(to - from) + 1;
      if (total > 64L * bands) {
        return null;
      }
      for (int b = Math.min(from, to); b <= Math.max(from, to); b++) {
        starts[b + 1]++;
      }
    }
    for (int b = 0; b < bands; b++) {
      starts[b + 1] += starts[b];
    }
    int[] edges = new int[(int) total];
    int[] filled = starts.clone();
    for (int i = 1; i < ring.size(); i++) {
      int from = band(ring.get(i - 1).latitude(), south, perDegree);
      int to = band(ring.get(i).latitude(), south, perDegree);
      for (int b = Math.min(from, to); b <= Math.max(from, to); b++) {
        edges[filled[b]++] = i;
      }
    }
    return new EdgeBands(south, perDegree, starts, edges);
  }

  private static int band(double latitude, double south, double perDegree) {
    return (int) ((latitude - south) * perDegree);
  }

  /** The edges at this latitude, by the number of their end; none outside the ring's own span. */
  int[] at(double latitude) {
    double band = (latitude - south) * perDegree;
    if (band < 0 || band >= starts.length - 1) {
      return new int[0];
    }
    return java.util.Arrays.copyOfRange(edges, starts[(int) band], starts[(int) band + 1]);
  }
}
