package cn.shenhe.portal.training.hours;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Which parts of a timed piece were played: a union of half-open spans, in milliseconds from its
 * beginning, ascending and apart from each other.
 */
record Coverage(List<Span> spans) {

  /** As many as fit the column; the smallest gaps are then closed, which credits nobody more. */
  private static final int MOST_SPANS = 200;

  static final Coverage NOTHING = new Coverage(List.of());

  /** From (included) to (excluded), milliseconds. */
  record Span(long from, long to) {
    long length() {
      return to - from;
    }
  }

  Coverage {
    spans = List.copyOf(spans);
  }

  static Coverage parse(String text) {
    List<Span> spans = new ArrayList<>();
    for (String part : text.split(",")) {
      if (!part.isEmpty()) {
        int dash = part.indexOf('-');
        spans.add(
            new Span(
                Long.parseLong(part.substring(0, dash)), Long.parseLong(part.substring(dash + 1))));
      }
    }
    return new Coverage(spans);
  }

  /** {@code from-to,from-to}; at most 4,000 characters. */
  String text() {
    return spans.stream().map(s -> s.from() + "-" + s.to()).collect(Collectors.joining(","));
  }

  long measure() {
    return spans.stream().mapToLong(Span::length).sum();
  }

  Coverage plus(long from, long to) {
    if (to <= from) {
      return this;
    }
    long low = from;
    long high = to;
    List<Span> union = new ArrayList<>();
    for (Span span : spans) {
      if (span.to() < low || span.from() > high) {
        union.add(span);
      } else {
        low = Math.min(low, span.from());
        high = Math.max(high, span.to());
      }
    }
    union.add(new Span(low, high));
    union.sort(java.util.Comparator.comparingLong(Span::from));
    while (union.size() > MOST_SPANS) {
      closeTheSmallestGap(union);
    }
    return new Coverage(union);
  }

  private static void closeTheSmallestGap(List<Span> union) {
    int best = 0;
    for (int i = 1; i < union.size() - 1; i++) {
      if (gap(union, i) < gap(union, best)) {
        best = i;
      }
    }
    union.set(best, new Span(union.get(best).from(), union.get(best + 1).to()));
    union.remove(best + 1);
  }

  private static long gap(List<Span> union, int i) {
    return union.get(i + 1).from() - union.get(i).to();
  }
}
