package cn.shenhe.portal.content.search.lucene;

import cn.shenhe.portal.content.search.FacetCount;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.SimpleCollector;
import org.apache.lucene.util.FixedBitSet;

/**
 * Counts found documents and their facet values, each document once however many of its passages
 * match; all passages of one document lie in one segment.
 */
final class DocumentCount extends SimpleCollector {

  /** One count per group of segments, added up in the end. */
  static final CollectorManager<DocumentCount, DocumentCount> MANAGER =
      new CollectorManager<>() {
        @Override
        public DocumentCount newCollector() {
          return new DocumentCount();
        }

        @Override
        public DocumentCount reduce(Collection<DocumentCount> parts) throws IOException {
          DocumentCount sum = new DocumentCount();
          for (DocumentCount part : parts) {
            part.finishSegment();
            part.counts.forEach((facet, count) -> sum.counts.merge(facet, count, Long::sum));
            sum.total += part.total;
          }
          return sum;
        }
      };

  private final Map<String, Long> counts = new HashMap<>();
  private long total;
  private SortedDocValues keys;
  private SortedSetDocValues facets;
  private FixedBitSet seen;
  private long[] inSegment;

  @Override
  protected void doSetNextReader(LeafReaderContext context) throws IOException {
    finishSegment();
    keys = DocValues.getSorted(context.reader(), Fields.KEY);
    facets = DocValues.getSortedSet(context.reader(), Fields.FACET);
    seen = new FixedBitSet(Math.max(1, keys.getValueCount()));
    inSegment = new long[(int) facets.getValueCount()];
  }

  @Override
  public void collect(int doc) throws IOException {
    if (!keys.advanceExact(doc) || seen.getAndSet(keys.ordValue())) {
      return;
    }
    total++;
    if (facets.advanceExact(doc)) {
      for (int i = 0; i < facets.docValueCount(); i++) {
        inSegment[(int) facets.nextOrd()]++;
      }
    }
  }

  private void finishSegment() throws IOException {
    if (inSegment == null) {
      return;
    }
    for (int ord = 0; ord < inSegment.length; ord++) {
      if (inSegment[ord] > 0) {
        counts.merge(facets.lookupOrd(ord).utf8ToString(), inSegment[ord], Long::sum);
      }
    }
    inSegment = null;
  }

  @Override
  public ScoreMode scoreMode() {
    return ScoreMode.COMPLETE_NO_SCORES;
  }

  long total() {
    return total;
  }

  /** By facet name, the most frequent value first. */
  Map<String, List<FacetCount>> facets() {
    Map<String, List<FacetCount>> byName = new TreeMap<>();
    counts.forEach(
        (facet, count) -> {
          int colon = facet.indexOf(':');
          byName
              .computeIfAbsent(facet.substring(0, colon), name -> new ArrayList<>())
              .add(new FacetCount(facet.substring(colon + 1), count));
        });
    byName
        .values()
        .forEach(
            list ->
                list.sort(
                    Comparator.comparingLong(FacetCount::count)
                        .reversed()
                        .thenComparing(FacetCount::value)));
    return byName;
  }
}
