package cn.shenhe.portal.exambank.paper;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Deals papers one after the other, as cards are dealt: every cell has a shuffled deck of its own
 * and is shuffled anew only when it is used up. So of {@code n} papers a question stands on {@code
 * n × count / pool} of them, rounded up or down, and never more often than another of its cell.
 * Papers are then balanced: questions still in the deck are exchanged for dealt ones until the
 * expected marks of all papers so far are within {@link #TOLERANCE} of so many times the average.
 * That also keeps the last papers of a deck, which get what is left, near the average.
 *
 * <p>The n-th paper is a function of seed and plan. Changing this class changes papers that were
 * drawn before: then {@link #METHOD} must be counted up and the old method kept in {@link #by}.
 */
final class Deal {

  /** Number of the method, kept with every paper. */
  static final int METHOD = 1;

  /** Part of the full marks by which the sum of the papers may drift: 0.4 of 100 marks. */
  static final double TOLERANCE = 0.004;

  private static final int MOST_EXCHANGES = 24;

  /** A question on a paper and the cell it was dealt for. */
  record Dealt(int cell, StockItem item) {}

  private final Plan plan;
  private final List<Deck> decks = new ArrayList<>();
  private final double target;
  private final double tolerance;
  private double drift;

  /**
   * @throws IllegalArgumentException if the plan is not feasible
   */
  Deal(Plan plan, long seed) {
    if (!plan.feasible()) {
      throw new IllegalArgumentException("not feasible: " + plan.shortfalls());
    }
    this.plan = plan;
    for (int cell = 0; cell < plan.cells().size(); cell++) {
      decks.add(new Deck(seed, cell, plan.pools().get(cell)));
    }
    this.target = plan.expectedMarks();
    this.tolerance =
        plan.cells().stream().mapToDouble(c -> c.total().doubleValue()).sum() * TOLERANCE;
  }

  /**
   * The dealing of a method, also of one by which no new papers are drawn any more.
   *
   * @return empty for a method this version does not know
   * @throws IllegalArgumentException if the plan is not feasible
   */
  static Optional<Deal> by(int method, Plan plan, long seed) {
    return switch (method) {
      case METHOD -> Optional.of(new Deal(plan, seed));
      default -> Optional.empty();
    };
  }

  /** The questions of the next paper, cell by cell. */
  List<Dealt> next() {
    double expected = 0;
    for (int cell = 0; cell < decks.size(); cell++) {
      Cell asked = plan.cells().get(cell);
      decks.get(cell).take(asked.count());
      expected += asked.marks().doubleValue() * decks.get(cell).facility();
    }
    balance(expected);
    List<Dealt> paper = new ArrayList<>();
    for (int cell = 0; cell < decks.size(); cell++) {
      for (StockItem item : decks.get(cell).dealt()) {
        paper.add(new Dealt(cell, item));
      }
    }
    return paper;
  }

  private void balance(double dealt) {
    double off = drift + dealt - target;
    for (int i = 0; i < MOST_EXCHANGES && Math.abs(off) > tolerance; i++) {
      Exchange best = null;
      for (int cell = 0; cell < decks.size(); cell++) {
        double marks = plan.cells().get(cell).marks().doubleValue();
        Exchange found = decks.get(cell).best(cell, marks, off);
        if (found != null && (best == null || found.left() < best.left() - 1e-9)) {
          best = found;
        }
      }
      if (best == null || best.left() >= Math.abs(off) - 1e-9) {
        break;
      }
      decks.get(best.cell()).exchange(best);
      off += best.change();
    }
    drift = off;
  }

  /**
   * Two places of one deck that could change their questions, and how far off the paper is then.
   */
  private record Exchange(int cell, int dealt, int waiting, double change, double left) {}

  /** The questions of one cell in the order in which they will be dealt. */
  private static final class Deck {
    private final long seed;
    private final int cell;
    private final List<List<StockItem>> pool;
    private final int[] order;
    private int round = -1;
    private int position;
    private int first;
    private final List<Integer> before = new ArrayList<>();
    private int beforeRound;

    Deck(long seed, int cell, List<List<StockItem>> pool) {
      this.seed = seed;
      this.cell = cell;
      this.pool = pool;
      this.order = new int[pool.size()];
      this.position = order.length;
    }

    void take(int count) {
      before.clear();
      beforeRound = round;
      first = position;
      if (order.length - position < count) {
        for (int i = position; i < order.length; i++) {
          before.add(order[i]);
        }
        shuffle(count - before.size());
        first = 0;
        position = 0;
      }
      position += count - before.size();
    }

    /** A new round; what is already on the paper does not come first again. */
    private void shuffle(int needed) {
      round++;
      for (int i = 0; i < order.length; i++) {
        order[i] = i;
      }
      new Chance(seed, "deck " + cell + " " + round).shuffle(order);
      Set<Integer> taken = new LinkedHashSet<>(before);
      int later = needed;
      for (int i = 0; i < needed; i++) {
        if (taken.contains(order[i])) {
          while (taken.contains(order[later])) {
            later++;
          }
          swap(i, later++);
        }
      }
    }

    private void swap(int one, int other) {
      int held = order[one];
      order[one] = order[other];
      order[other] = held;
    }

    private StockItem member(int group, int ofRound) {
      List<StockItem> members = pool.get(group);
      return members.get(Math.floorMod(ofRound, members.size()));
    }

    List<StockItem> dealt() {
      List<StockItem> items = new ArrayList<>();
      before.forEach(group -> items.add(member(group, beforeRound)));
      for (int i = first; i < position; i++) {
        items.add(member(order[i], round));
      }
      return items;
    }

    double facility() {
      return dealt().stream().mapToDouble(StockItem::facility).sum();
    }

    /** The exchange that brings the paper nearest to the average; null if there is none. */
    Exchange best(int number, double marks, double off) {
      Exchange best = null;
      for (int waiting = position; waiting < order.length; waiting++) {
        if (!before.contains(order[waiting])) {
          double offered = member(order[waiting], round).facility();
          for (int dealt = first; dealt < position; dealt++) {
            double change = marks * (offered - member(order[dealt], round).facility());
            double left = Math.abs(off + change);
            if (best == null || left < best.left() - 1e-9) {
              best = new Exchange(number, dealt, waiting, change, left);
            }
          }
        }
      }
      return best;
    }

    void exchange(Exchange exchange) {
      swap(exchange.dealt(), exchange.waiting());
    }
  }
}
