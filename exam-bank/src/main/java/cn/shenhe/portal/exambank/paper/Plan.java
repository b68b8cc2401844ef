package cn.shenhe.portal.exambank.paper;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Shares the stock out among the cells of a blueprint, so that every cell has questions of its own:
 * no paper can then hold a question twice, however the cells overlap. Groups of alike questions go
 * to one cell as a whole. The sharing is fair: the cell with the fewest questions per place is
 * served first, by augmenting paths, so that a cell stays short only if no sharing could serve it.
 *
 * @param pools per cell its groups, each with the questions of the group that fit the cell
 * @param shortfalls empty if papers can be drawn
 */
record Plan(List<Cell> cells, List<List<List<StockItem>>> pools, List<Shortfall> shortfalls) {

  /**
   * Cells that together ask for more different questions than fit them: the proof that no paper
   * exists.
   *
   * @param cells numbers of the cells, from 0
   * @param wanted questions they ask for
   * @param found different questions that fit any of them
   */
  record Shortfall(List<Integer> cells, int wanted, int found) {}

  static Plan of(List<Cell> cells, Stock stock) {
    return new Sharing(cells, stock).plan();
  }

  boolean feasible() {
    return shortfalls.isEmpty();
  }

  /** Share of papers in which a question of the cell must be expected, 0–1. */
  double exposure(int cell) {
    int pool = pools.get(cell).size();
    return pool == 0 ? 1 : Math.min(1, (double) cells.get(cell).count() / pool);
  }

  /** Marks an average candidate is expected to get on an average paper. */
  double expectedMarks() {
    double sum = 0;
    for (int i = 0; i < cells.size(); i++) {
      double mean =
          pools.get(i).stream()
              .mapToDouble(g -> g.stream().mapToDouble(StockItem::facility).average().orElse(0))
              .average()
              .orElse(0);
      sum += mean * cells.get(i).total().doubleValue();
    }
    return sum;
  }

  /** The bipartite matching behind the sharing. */
  private static final class Sharing {
    private final List<Cell> cells;
    private final List<List<StockItem>> groups;
    private final int[][] fits;
    private final int[] owner;
    private final int[] size;

    Sharing(List<Cell> cells, Stock stock) {
      this.cells = cells;
      Map<Integer, List<StockItem>> byGroup = new LinkedHashMap<>();
      stock.items().forEach(i -> byGroup.computeIfAbsent(i.group(), g -> new ArrayList<>()).add(i));
      groups = List.copyOf(byGroup.values());
      owner = new int[groups.size()];
      Arrays.fill(owner, -1);
      size = new int[cells.size()];
      fits = new int[cells.size()][];
      for (int c = 0; c < fits.length; c++) {
        Cell cell = cells.get(c);
        fits[c] =
            IntStream.range(0, groups.size())
                .filter(g -> !fitting(cell, groups.get(g)).isEmpty())
                .toArray();
      }
    }

    private static List<StockItem> fitting(Cell cell, List<StockItem> group) {
      return group.stream()
          .filter(item -> cell.takes(item.type(), item.difficulty(), item.area()))
          .toList();
    }

    Plan plan() {
      boolean[] full = new boolean[cells.size()];
      List<Shortfall> shortfalls = new ArrayList<>();
      for (int cell = neediest(full); cell >= 0; cell = neediest(full)) {
        boolean[] seen = new boolean[cells.size()];
        if (!augment(cell, seen)) {
          full[cell] = true;
          if (size[cell] < cells.get(cell).count()) {
            shortfalls.add(shortfall(seen));
          }
        }
      }
      return new Plan(List.copyOf(cells), pools(), List.copyOf(shortfalls));
    }

    private int neediest(boolean[] full) {
      int best = -1;
      for (int c = 0; c < full.length; c++) {
        if (!full[c] && (best < 0 || needier(c, best))) {
          best = c;
        }
      }
      return best;
    }

    private boolean needier(int one, int other) {
      return (long) size[one] * cells.get(other).count()
          < (long) size[other] * cells.get(one).count();
    }

    /** Gives the cell one more group, moving groups between cells where that is what it takes. */
    private boolean augment(int start, boolean[] seen) {
      int[] wantedBy = new int[groups.size()];
      Arrays.fill(wantedBy, -1);
      int[] through = new int[cells.size()];
      List<Integer> queue = new ArrayList<>(List.of(start));
      seen[start] = true;
      for (int head = 0; head < queue.size(); head++) {
        int cell = queue.get(head);
        for (int group : fits[cell]) {
          if (wantedBy[group] < 0 && owner[group] != cell) {
            wantedBy[group] = cell;
            int holder = owner[group];
            if (holder < 0) {
              move(group, start, wantedBy, through);
              return true;
            }
            if (!seen[holder]) {
              seen[holder] = true;
              through[holder] = group;
              queue.add(holder);
            }
          }
        }
      }
      return false;
    }

    /** Every cell on the way takes a group and gives up the one it was reached through. */
    private void move(int free, int start, int[] wantedBy, int[] through) {
      int group = free;
      int cell = wantedBy[group];
      while (cell != start) {
        owner[group] = cell;
        group = through[cell];
        cell = wantedBy[group];
      }
      owner[group] = start;
      size[start]++;
    }

    private Shortfall shortfall(boolean[] seen) {
      TreeSet<Integer> fitting = new TreeSet<>();
      List<Integer> together = new ArrayList<>();
      int wanted = 0;
      for (int c = 0; c < seen.length; c++) {
        if (seen[c]) {
          together.add(c);
          wanted += cells.get(c).count();
          Arrays.stream(fits[c]).forEach(fitting::add);
        }
      }
      return new Shortfall(List.copyOf(together), wanted, fitting.size());
    }

    private List<List<List<StockItem>>> pools() {
      List<List<List<StockItem>>> pools = new ArrayList<>();
      for (int c = 0; c < cells.size(); c++) {
        Cell cell = cells.get(c);
        int number = c;
        pools.add(
            IntStream.range(0, groups.size())
                .filter(g -> owner[g] == number)
                .mapToObj(g -> fitting(cell, groups.get(g)))
                .collect(Collectors.toUnmodifiableList()));
      }
      return List.copyOf(pools);
    }
  }
}
