package cn.shenhe.portal.content.shelter;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The suspicion that a file's positions are given in another coordinate system than declared.
 *
 * <p>Two witnesses: shelters we already know at another place under the same code, and the district
 * boundary – if another reading of the file, or a plain shift of it, brings clearly more points
 * inside, the declaration is doubted. It only ever asks; nothing is "corrected" silently, because a
 * point shifted twice is lost.
 *
 * @param suspected the system that fits better; null when the shift is that of none we know
 * @param eastDegrees how far the positions as declared lie east of where they fit, in degrees
 * @param northDegrees likewise north
 * @param insideAsDeclared points inside the district as declared
 * @param insideIfShifted points inside when read the better way
 * @param points points judged
 */
public record CrsAlarm(
    CoordinateSystem suspected,
    double eastDegrees,
    double northDegrees,
    int insideAsDeclared,
    int insideIfShifted,
    int points) {

  private static final int MAX_POINTS = 600;
  private static final double NEARBY_METRES = 25_000;
  private static final double KNOWN_SHIFT_METRES = 100;
  private static final double STEP = 0.001;

  /** How far the positions as declared lie east of where they fit, in metres; negative for west. */
  public double eastMetres() {
    GeoPoint from = middle(DistrictBoundary.shenhe());
    GeoPoint to = new GeoPoint(from.latitude(), from.longitude() + eastDegrees);
    return Math.copySign(from.distanceTo(to), eastDegrees);
  }

  /** Likewise north; negative for south. */
  public double northMetres() {
    GeoPoint from = middle(DistrictBoundary.shenhe());
    GeoPoint to = new GeoPoint(from.latitude() + northDegrees, from.longitude());
    return Math.copySign(from.distanceTo(to), northDegrees);
  }

  private static GeoPoint middle(DistrictBoundary boundary) {
    double[] box = boundary.box();
    return new GeoPoint((box[1] + box[3]) / 2, (box[0] + box[2]) / 2);
  }

  /** A position as written in the file, and where we know the same shelter to be, if we do. */
  record Witness(GeoPoint written, GeoPoint known) {}

  static Optional<CrsAlarm> check(
      List<Witness> all, CoordinateSystem declared, DistrictBoundary boundary) {
    GeoPoint centre = middle(boundary);
    List<Witness> near = new ArrayList<>();
    int stride = Math.max(1, all.size() / MAX_POINTS);
    for (int i = 0; i < all.size(); i += stride) {
      if (declared.toWgs84(all.get(i).written()).distanceTo(centre) < NEARBY_METRES) {
        near.add(all.get(i));
      }
    }
    if (near.size() < 3 || near.size() * stride * 2 < all.size()) {
      return Optional.empty();
    }
    return byKnownPlaces(near, declared, boundary).or(() -> byBoundary(near, declared, boundary));
  }

  private static Optional<CrsAlarm> byKnownPlaces(
      List<Witness> near, CoordinateSystem declared, DistrictBoundary boundary) {
    List<Witness> known = near.stream().filter(w -> w.known() != null).toList();
    if (known.size() < 3) {
      return Optional.empty();
    }
    double asDeclared = medianMetres(known, declared);
    if (asDeclared < KNOWN_SHIFT_METRES) {
      return Optional.empty();
    }
    for (CoordinateSystem other : others(declared)) {
      if (medianMetres(known, other) < asDeclared / 4) {
        return Optional.of(alarm(near, declared, other, boundary));
      }
    }
    return Optional.empty();
  }

  private static double medianMetres(List<Witness> known, CoordinateSystem system) {
    double[] metres =
        known.stream()
            .mapToDouble(w -> system.toWgs84(w.written()).distanceTo(w.known()))
            .sorted()
            .toArray();
    return metres[metres.length / 2];
  }

  private static Optional<CrsAlarm> byBoundary(
      List<Witness> near, CoordinateSystem declared, DistrictBoundary boundary) {
    int asDeclared = inside(near, declared, boundary);
    int clearly = Math.max(2, (int) Math.ceil(near.size() * 0.03));
    CoordinateSystem best = declared;
    int most = asDeclared;
    for (CoordinateSystem other : others(declared)) {
      int count = inside(near, other, boundary);
      if (count > most) {
        most = count;
        best = other;
      }
    }
    if (most - asDeclared >= clearly) {
      return Optional.of(alarm(near, declared, best, boundary));
    }
    return byPlainShift(near, declared, boundary, asDeclared, clearly);
  }

  /** Tries plain shifts on a grid; of the best ones the middle is taken. */
  private static Optional<CrsAlarm> byPlainShift(
      List<Witness> near,
      CoordinateSystem declared,
      DistrictBoundary boundary,
      int asDeclared,
      int clearly) {
    List<GeoPoint> points = near.stream().map(w -> declared.toWgs84(w.written())).toList();
    int most = asDeclared;
    double east = 0;
    double north = 0;
    int ties = 0;
    for (int i = -20; i <= 20; i++) {
      for (int j = -15; j <= 15; j++) {
        int count = 0;
        for (GeoPoint p : points) {
          count +=
              boundary.contains(new GeoPoint(p.latitude() - j * STEP, p.longitude() - i * STEP))
                  ? 1
                  : 0;
        }
        if (count > most) {
          most = count;
          east = 0;
          north = 0;
          ties = 0;
        }
        if (count == most) {
          east += i * STEP;
          north += j * STEP;
          ties++;
        }
      }
    }
    // Scattered strays are asked about one by one; a shift moves the whole file.
    if (most - asDeclared < Math.max(clearly, near.size() / 10)) {
      return Optional.empty();
    }
    return Optional.of(
        new CrsAlarm(null, east / ties, north / ties, asDeclared, most, near.size()));
  }

  private static CrsAlarm alarm(
      List<Witness> near,
      CoordinateSystem declared,
      CoordinateSystem better,
      DistrictBoundary boundary) {
    double east = 0;
    double north = 0;
    for (Witness witness : near) {
      GeoPoint asDeclared = declared.toWgs84(witness.written());
      GeoPoint asBetter = better.toWgs84(witness.written());
      east += asDeclared.longitude() - asBetter.longitude();
      north += asDeclared.latitude() - asBetter.latitude();
    }
    return new CrsAlarm(
        better,
        east / near.size(),
        north / near.size(),
        inside(near, declared, boundary),
        inside(near, better, boundary),
        near.size());
  }

  private static int inside(
      List<Witness> near, CoordinateSystem system, DistrictBoundary boundary) {
    return (int) near.stream().filter(w -> boundary.contains(system.toWgs84(w.written()))).count();
  }

  private static List<CoordinateSystem> others(CoordinateSystem declared) {
    List<CoordinateSystem> others =
        new ArrayList<>(
            List.of(CoordinateSystem.WGS84, CoordinateSystem.GCJ02, CoordinateSystem.BD09));
    others.remove(declared == CoordinateSystem.CGCS2000 ? CoordinateSystem.WGS84 : declared);
    return others;
  }
}
