package cn.shenhe.portal.content.shelter;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.function.Predicate;

/**
 * Finds the nearest suitable shelters among up to a few hundred thousand, exactly.
 *
 * <p>A k-d tree over earth-centred coordinates. The straight line through the earth is never longer
 * than the way over the ground, so a subtree whose box is farther away than the k-th best true
 * distance can be left out; what remains is compared by the true geodesic distance. Each subtree
 * also knows which needs any of its shelters can meet, so that rare needs stay fast. Immutable;
 * built once per change of the shelters. Shelters without a position are kept in the list but are
 * never "nearest".
 */
final class ShelterIndex {

  private static final int LEAF = 16;
  private static final int CLASS_SHIFT = Hazard.values().length * 2;
  private static final long ROOM = 1L << (CLASS_SHIFT + 12);
  private static final long FULL = 1L << (CLASS_SHIFT + 13);

  /** A shelter and how far it is, in metres. */
  record Near(ShelterState shelter, double metres) {}

  private final List<ShelterState> all;
  private final Map<String, ShelterState> byId;
  private final ShelterState[] placed;
  private final GeoPoint[] points;
  private final double[] x;
  private final double[] y;
  private final double[] z;
  private final long[] can;
  private final int[] capacity;
  private final Node root;
  private volatile ShelterSummary summary;

  private static final class Node {
    private final double[] low = {
      Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY
    };
    private final double[] high = {
      Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY
    };
    private int from;
    private int to;
    private long can;
    private int capacity;
    private Node left;
    private Node right;

    /** Straight-line distance to the box, squared. */
    double distanceSquared(double[] point) {
      double sum = 0;
      for (int axis = 0; axis < 3; axis++) {
        double away = Math.max(Math.max(low[axis] - point[axis], point[axis] - high[axis]), 0);
        sum += away * away;
      }
      return sum;
    }
  }

  ShelterIndex(List<ShelterState> shelters) {
    all = List.copyOf(shelters);
    byId = new HashMap<>();
    all.forEach(s -> byId.put(s.publicId(), s));
    List<ShelterState> withPosition = new ArrayList<>();
    List<double[]> centred = new ArrayList<>();
    List<GeoPoint> positions = new ArrayList<>();
    for (ShelterState shelter : all) {
      Optional<GeoPoint> position = shelter.sheet().position();
      if (position.isPresent()) {
        withPosition.add(shelter);
        positions.add(position.get());
        centred.add(position.get().earthCentred());
      }
    }
    int n = withPosition.size();
    placed = new ShelterState[n];
    points = new GeoPoint[n];
    x = new double[n];
    y = new double[n];
    z = new double[n];
    can = new long[n];
    capacity = new int[n];
    Integer[] order = new Integer[n];
    Arrays.setAll(order, i -> i);
    root = n == 0 ? null : build(order, 0, n, centred);
    for (int i = 0; i < n; i++) {
      int from = order[i];
      placed[i] = withPosition.get(from);
      points[i] = positions.get(from);
      x[i] = centred.get(from)[0];
      y[i] = centred.get(from)[1];
      z[i] = centred.get(from)[2];
      can[i] = abilities(placed[i]);
      capacity[i] = placed[i].sheet().capacity().orElse(-1);
    }
    if (root != null) {
      summarise(root);
    }
  }

  private static Node build(Integer[] order, int from, int to, List<double[]> centred) {
    Node node = new Node();
    node.from = from;
    node.to = to;
    for (int i = from; i < to; i++) {
      double[] p = centred.get(order[i]);
      for (int axis = 0; axis < 3; axis++) {
        node.low[axis] = Math.min(node.low[axis], p[axis]);
        node.high[axis] = Math.max(node.high[axis], p[axis]);
      }
    }
    if (to - from > LEAF) {
      int widest = 0;
      for (int axis = 1; axis < 3; axis++) {
        if (node.high[axis] - node.low[axis] > node.high[widest] - node.low[widest]) {
          widest = axis;
        }
      }
      int axis = widest;
      Arrays.sort(order, from, to, Comparator.comparingDouble(i -> centred.get(i)[axis]));
      int middle = (from + to) >>> 1;
      node.left = build(order, from, middle, centred);
      node.right = build(order, middle, to, centred);
    }
    return node;
  }

  private void summarise(Node node) {
    node.capacity = -1;
    if (node.left == null) {
      for (int i = node.from; i < node.to; i++) {
        node.can |= can[i];
        node.capacity = Math.max(node.capacity, capacity[i]);
      }
    } else {
      summarise(node.left);
      summarise(node.right);
      node.can = node.left.can | node.right.can;
      node.capacity = Math.max(node.left.capacity, node.right.capacity);
    }
  }

  /** Two bits per question: "a known yes" and "not a known no". */
  private static long abilities(ShelterState shelter) {
    long bits = 0;
    for (Hazard hazard : Hazard.values()) {
      bits |= bits(shelter.sheet().suits(hazard), hazard.ordinal() * 2);
    }
    bits |= bits(Openness.openNow(shelter, false), CLASS_SHIFT);
    bits |= bits(Openness.openNow(shelter, true), CLASS_SHIFT + 2);
    bits |= bits(shelter.sheet().triState(ShelterAttribute.WHEELCHAIR), CLASS_SHIFT + 4);
    bits |= bits(shelter.sheet().indoor(), CLASS_SHIFT + 6);
    bits |= bits(shelter.sheet().triState(ShelterAttribute.PETS), CLASS_SHIFT + 8);
    bits |=
        bits(
            shelter.status() == ShelterStatus.CLOSED ? TriState.NO : TriState.YES,
            CLASS_SHIFT + 10);
    bits |= shelter.status() == ShelterStatus.FULL ? FULL : ROOM;
    return bits;
  }

  private static long bits(TriState state, int shift) {
    return switch (state) {
      case YES -> 0b11L << shift;
      case UNKNOWN -> 0b10L << shift;
      case NO -> 0L;
    };
  }

  /** Counted at the first question, then remembered: the shelters never change. */
  ShelterSummary summary() {
    ShelterSummary counted = summary;
    if (counted == null) {
      counted = ShelterSummary.of(all);
      summary = counted;
    }
    return counted;
  }

  /** All shelters, in no order. */
  List<ShelterState> all() {
    return all;
  }

  Optional<ShelterState> byId(String publicId) {
    return Optional.ofNullable(byId.get(publicId));
  }

  /**
   * The nearest that meet the needs, nearest first; equal distances by public id. Full ones come
   * after all others, and a closed shelter is never among them.
   *
   * @param suitability with a hazard asked for: YES takes those known to be suitable, UNKNOWN those
   *     of which nobody has said; the unsuitable cannot be asked for
   * @param inClass whether schools are in class now
   * @param also a further condition, such as lying outside a warned area
   */
  List<Near> nearest(
      GeoPoint here,
      ShelterNeeds needs,
      TriState suitability,
      boolean inClass,
      int limit,
      Predicate<GeoPoint> also) {
    if (root == null || limit <= 0) {
      return List.of();
    }
    List<Near> found =
        new ArrayList<>(new Search(here, needs, suitability, inClass, ROOM, limit, also).found());
    if (found.size() < limit) {
      int left = limit - found.size();
      found.addAll(new Search(here, needs, suitability, inClass, FULL, left, also).found());
    }
    return found;
  }

  private final class Search {
    private static final Comparator<Near> ORDER =
        Comparator.comparingDouble(Near::metres).thenComparing(n -> n.shelter().publicId());

    private final GeoPoint here;
    private final double[] centre;
    private final long required;
    private final long forbidden;
    private final int minCapacity;
    private final boolean unknownCapacity;
    private final int limit;
    private final Predicate<GeoPoint> also;
    private final PriorityQueue<Near> best = new PriorityQueue<>(ORDER.reversed());

    Search(
        GeoPoint here,
        ShelterNeeds needs,
        TriState suitability,
        boolean inClass,
        long room,
        int limit,
        Predicate<GeoPoint> also) {
      this.here = here;
      this.centre = here.earthCentred();
      this.limit = limit;
      this.also = also;
      this.minCapacity = needs.minCapacity();
      this.unknownCapacity = !needs.strict();
      long wanted = room | 0b10L << (CLASS_SHIFT + 10);
      long unwanted = 0;
      if (needs.hazard() != null) {
        int shift = needs.hazard().ordinal() * 2;
        wanted |= (suitability == TriState.YES ? 0b11L : 0b10L) << shift;
        unwanted |= suitability == TriState.YES ? 0 : 0b01L << shift;
      }
      long answer = needs.strict() ? 0b11L : 0b10L;
      for (ShelterNeeds.Need need : needs.needs()) {
        wanted |=
            answer
                << switch (need) {
                  case OPEN_NOW -> inClass ? CLASS_SHIFT + 2 : CLASS_SHIFT;
                  case WHEELCHAIR -> CLASS_SHIFT + 4;
                  case INDOOR -> CLASS_SHIFT + 6;
                  case PETS -> CLASS_SHIFT + 8;
                };
      }
      required = wanted;
      forbidden = unwanted;
    }

    List<Near> found() {
      visit(root);
      return best.stream().sorted(ORDER).toList();
    }

    private double worst() {
      // A millimetre of grace: both lengths carry rounding.
      return best.size() < limit ? Double.POSITIVE_INFINITY : best.peek().metres() + 0.001;
    }

    private void visit(Node node) {
      if ((node.can & required) != required
          || (minCapacity > 0 && minCapacity > node.capacity && !unknownCapacity)) {
        return;
      }
      double worst = worst();
      if (node.distanceSquared(centre) > worst * worst) {
        return;
      }
      if (node.left == null) {
        for (int i = node.from; i < node.to; i++) {
          offer(i);
        }
        return;
      }
      boolean leftFirst = node.left.distanceSquared(centre) <= node.right.distanceSquared(centre);
      visit(leftFirst ? node.left : node.right);
      visit(leftFirst ? node.right : node.left);
    }

    private void offer(int i) {
      if ((can[i] & required) != required || (can[i] & forbidden) != 0) {
        return;
      }
      if (minCapacity > 0 && capacity[i] < minCapacity && !(capacity[i] < 0 && unknownCapacity)) {
        return;
      }
      double dx = x[i] - centre[0];
      double dy = y[i] - centre[1];
      double dz = z[i] - centre[2];
      double worst = worst();
      if (dx * dx + dy * dy + dz * dz > worst * worst || !also.test(points[i])) {
        return;
      }
      best.add(new Near(placed[i], here.distanceTo(points[i])));
      if (best.size() > limit) {
        best.poll();
      }
    }
  }
}
