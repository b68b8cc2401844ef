package cn.shenhe.portal.content.search.lucene;

import cn.shenhe.portal.content.search.Engine;
import cn.shenhe.portal.content.search.IndexAnswer;
import cn.shenhe.portal.content.search.IndexedPassage;
import cn.shenhe.portal.content.search.LawNames;
import cn.shenhe.portal.content.search.SearchDocument;
import cn.shenhe.portal.content.search.SearchFilter;
import cn.shenhe.portal.content.search.SearchIndex;
import cn.shenhe.portal.content.search.SearchPlan;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.CheckIndex;
import org.apache.lucene.index.ConcurrentMergeScheduler;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.index.TieredMergePolicy;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryRescorer;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.SearcherFactory;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.TopScoreDocCollectorManager;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.store.AlreadyClosedException;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.BytesRef;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Lucene in {@code <portal.data.dir>/index}. Checked at start, and again after a write that failed:
 * a missing or damaged index, or one of another format, is emptied and asks to be rebuilt. Writes
 * are committed before a call returns; one that fails or dies leaves no trace. Readers see either
 * the state before or after it.
 */
@Engine("lucene")
@ApplicationScoped
public class LuceneIndex implements SearchIndex {

  private static final Logger LOG = Logger.getLogger(LuceneIndex.class.getName());

  /** Changed whenever the fields change, so that an older index is made anew. */
  private static final String FORMAT = "6";

  private static final BM25Similarity SIMILARITY =
      new BM25Similarity(PlanQueries.K1, PlanQueries.B);

  private static final int MOST_TITLES = 20_000;

  /** Merges that may wait for a thread before writers are slowed down. */
  private static final int MERGES_WAITING = 5;

  @Inject
  @ConfigProperty(name = "portal.data.dir", defaultValue = "data")
  String dataDir;

  @Inject
  @ConfigProperty(name = "portal.search.lucene.buffer-mb", defaultValue = "32")
  int bufferMegabytes;

  @Inject
  @ConfigProperty(name = "portal.search.lucene.merge-threads", defaultValue = "1")
  int mergeThreads;

  @Inject
  @ConfigProperty(name = "portal.search.lucene.segment-mb", defaultValue = "2048")
  int segmentMegabytes;

  private final PlanQueries queries = new PlanQueries();
  private Path folder;
  private Directory directory;
  private IndexWriter writer;
  private volatile SearcherManager searchers;
  private volatile boolean wantsRebuild;

  @PostConstruct
  void open() {
    open(Path.of(dataDir).resolve("index"));
  }

  void open(Path place) {
    folder = place;
    try {
      reopen();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void reopen() throws IOException {
    directory = FSDirectory.open(folder);
    boolean sound = sound();
    if (!sound) {
      for (String file : directory.listAll()) {
        if (!file.equals(IndexWriter.WRITE_LOCK_NAME)) {
          directory.deleteFile(file);
        }
      }
    }
    wantsRebuild = !sound;
    ConcurrentMergeScheduler merges = new ConcurrentMergeScheduler();
    merges.setMaxMergesAndThreads(mergeThreads + MERGES_WAITING, mergeThreads);
    writer =
        new IndexWriter(
            directory,
            new IndexWriterConfig(PortalAnalyzers.all())
                .setSimilarity(SIMILARITY)
                .setRAMBufferSizeMB(bufferMegabytes)
                .setMergeScheduler(merges)
                .setMergePolicy(new TieredMergePolicy().setMaxMergedSegmentMB(segmentMegabytes))
                .setCommitOnClose(false));
    searchers = new SearcherManager(writer, new Searchers());
  }

  private static final class Searchers extends SearcherFactory {
    @Override
    public IndexSearcher newSearcher(IndexReader reader, IndexReader previous) {
      IndexSearcher searcher = new IndexSearcher(reader);
      searcher.setSimilarity(SIMILARITY);
      return searcher;
    }
  }

  private boolean sound() {
    try {
      if (!DirectoryReader.indexExists(directory)) {
        return false;
      }
      try (CheckIndex check = new CheckIndex(directory)) {
        check.setChecksumsOnly(true);
        if (!check.checkIndex().clean) {
          LOG.warning("the search index is damaged and will be rebuilt");
          return false;
        }
      }
      try (DirectoryReader reader = DirectoryReader.open(directory)) {
        return FORMAT.equals(reader.getIndexCommit().getUserData().get("format"));
      }
    } catch (IOException | RuntimeException e) {
      LOG.log(Level.WARNING, "the search index cannot be read and will be rebuilt", e);
      return false;
    }
  }

  @PreDestroy
  void close() {
    try {
      searchers.close();
      writer.close();
      directory.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public synchronized void index(Collection<SearchDocument> documents) {
    write(
        () -> {
          for (SearchDocument document : documents) {
            writer.updateDocuments(
                new Term(Fields.KEY, document.key()), Fields.documents(document));
          }
        });
  }

  @Override
  public synchronized void delete(Collection<String> keys) {
    write(
        () -> {
          for (String key : keys) {
            writer.deleteDocuments(new Term(Fields.KEY, key));
          }
        });
  }

  @Override
  public synchronized void rebuild(Iterable<SearchDocument> documents) {
    write(
        () -> {
          writer.deleteAll();
          for (SearchDocument document : documents) {
            writer.addDocuments(Fields.documents(document));
          }
        });
    wantsRebuild = false;
  }

  private interface Writing {
    void run() throws IOException;
  }

  private void write(Writing work) {
    try {
      if (!writer.isOpen()) {
        reopen();
      }
      work.run();
      writer.setLiveCommitData(Map.of("format", FORMAT).entrySet());
      writer.commit();
      searchers.maybeRefreshBlocking();
    } catch (IOException e) {
      undo(e);
      throw new UncheckedIOException(e);
    } catch (RuntimeException e) {
      undo(e);
      throw e;
    }
  }

  /** Drops what the write has done so far; half of it must not go into the next commit. */
  private void undo(Exception reason) {
    SearcherManager before = searchers;
    try {
      writer.rollback();
      directory.close();
      reopen();
      before.close();
    } catch (IOException | RuntimeException e) {
      reason.addSuppressed(e);
    }
  }

  @Override
  public IndexAnswer query(
      SearchPlan plan, SearchFilter filter, int first, int limit, boolean counted) {
    return with(
        searcher -> {
          DocumentCount count = new DocumentCount();
          Query wanted = queries.first(plan, filter, laws(searcher, plan));
          TopDocs best = top(searcher, wanted);
          if (best.scoreDocs.length == 0) {
            wanted = queries.last(plan, filter);
            best = top(searcher, wanted);
          }
          if (counted) {
            count = searcher.search(wanted, DocumentCount.MANAGER);
          }
          TopDocs found =
              QueryRescorer.rescore(
                  searcher,
                  best,
                  queries.second(plan),
                  PlanQueries.UNIGRAM_WEIGHT,
                  PlanQueries.DEPTH);
          List<RankedPassage<Integer>> ranked = withPrior(searcher, found.scoreDocs);
          Set<String> documents = new HashSet<>();
          List<IndexedPassage> passages = new ArrayList<>();
          StoredFields stored = searcher.storedFields();
          for (RankedPassage<Integer> passage : ranked) {
            if (documents.add(passage.key())
                && documents.size() > first
                && passages.size() < limit) {
              passages.add(passage(stored.document(passage.at()), (float) passage.score()));
            }
          }
          return new IndexAnswer(passages, count.total(), documents.size(), count.facets());
        });
  }

  private static TopDocs top(IndexSearcher searcher, Query query) throws IOException {
    return searcher.search(
        query, new TopScoreDocCollectorManager(PlanQueries.DEPTH, PlanQueries.DEPTH));
  }

  private static List<String> laws(IndexSearcher searcher, SearchPlan plan) throws IOException {
    if (plan.law().isEmpty()) {
      return List.of();
    }
    Terms names = MultiTerms.getTerms(searcher.getIndexReader(), Fields.LAW);
    if (names == null) {
      return List.of();
    }
    List<String> known = new ArrayList<>();
    TermsEnum each = names.iterator();
    for (BytesRef term = each.next(); term != null; term = each.next()) {
      known.add(term.utf8ToString());
    }
    return LawNames.meant(plan.law(), known);
  }

  /** Times the prior, then as the passages of one work vouch for one another. */
  private static List<RankedPassage<Integer>> withPrior(IndexSearcher searcher, ScoreDoc[] found)
      throws IOException {
    ScoreDoc[] byNumber = found.clone();
    Arrays.sort(byNumber, Comparator.comparingInt(scored -> scored.doc));
    List<LeafReaderContext> leaves = searcher.getIndexReader().leaves();
    LeafReaderContext leaf = null;
    NumericDocValues priors = null;
    SortedDocValues keys = null;
    SortedDocValues works = null;
    List<RankedPassage<Integer>> ranked = new ArrayList<>(found.length);
    for (ScoreDoc scored : byNumber) {
      LeafReaderContext at = leaves.get(ReaderUtil.subIndex(scored.doc, leaves));
      if (at != leaf) {
        leaf = at;
        priors = DocValues.getNumeric(at.reader(), Fields.PRIOR);
        keys = DocValues.getSorted(at.reader(), Fields.KEY);
        works = DocValues.getSorted(at.reader(), Fields.WORK);
      }
      float score = scored.score;
      if (priors.advanceExact(scored.doc - at.docBase)) {
        score *= (float) Double.longBitsToDouble(priors.longValue());
      }
      int doc = scored.doc - at.docBase;
      ranked.add(
          new RankedPassage<>(scored.doc, score, text(keys, doc), text(works, doc), scored.doc));
    }
    return RankedPassage.best(ranked);
  }

  private static String text(SortedDocValues values, int doc) throws IOException {
    return values.advanceExact(doc) ? values.lookupOrd(values.ordValue()).utf8ToString() : "";
  }

  private static IndexedPassage passage(Document from, float score) {
    return new IndexedPassage(
        from.get(Fields.KEY),
        from.get("kind"),
        from.get("title"),
        from.get("path"),
        from.get("anchor"),
        from.get("heading"),
        from.get("text"),
        from.get("summary"),
        from.get("topic"),
        score);
  }

  @Override
  public List<String> titles() {
    return with(
        searcher -> {
          Query heads = new TermQuery(new Term(Fields.HEAD, "1"));
          Map<String, String> titles = new LinkedHashMap<>();
          StoredFields stored = searcher.storedFields();
          for (ScoreDoc scored : searcher.search(heads, MOST_TITLES).scoreDocs) {
            Document document = stored.document(scored.doc, Set.of(Fields.KEY, "title"));
            titles.putIfAbsent(document.get(Fields.KEY), document.get("title"));
          }
          return List.copyOf(titles.values());
        });
  }

  @Override
  public Set<String> known(Collection<String> bigrams) {
    return with(
        searcher -> {
          Set<String> known = new HashSet<>();
          for (String bigram : bigrams) {
            if (searcher.getIndexReader().docFreq(new Term(Fields.BIGRAMS, bigram)) > 0) {
              known.add(bigram);
            }
          }
          return known;
        });
  }

  @Override
  public Map<String, String> fingerprints() {
    return with(
        searcher -> {
          Map<String, String> prints = new HashMap<>();
          StoredFields stored = searcher.storedFields();
          Query heads = new TermQuery(new Term(Fields.HEAD, "1"));
          int all = Math.max(1, searcher.getIndexReader().maxDoc());
          for (ScoreDoc scored : searcher.search(heads, all).scoreDocs) {
            Document document = stored.document(scored.doc, Set.of(Fields.KEY, Fields.FINGERPRINT));
            prints.put(document.get(Fields.KEY), document.get(Fields.FINGERPRINT));
          }
          return prints;
        });
  }

  @Override
  public Optional<String> problem() {
    return writer.getTragicException() == null
        ? Optional.empty()
        : Optional.of("the index cannot be written: " + writer.getTragicException().getMessage());
  }

  @Override
  public Optional<IndexedPassage> head(String key) {
    return with(
        searcher -> {
          Query head =
              new BooleanQuery.Builder()
                  .add(new TermQuery(new Term(Fields.KEY, key)), Occur.FILTER)
                  .add(new TermQuery(new Term(Fields.HEAD, "1")), Occur.FILTER)
                  .build();
          ScoreDoc[] found = searcher.search(head, 1).scoreDocs;
          return found.length == 0
              ? Optional.empty()
              : Optional.of(passage(searcher.storedFields().document(found[0].doc), 0));
        });
  }

  @Override
  public long count() {
    return with(
        searcher -> searcher.search(new MatchAllDocsQuery(), DocumentCount.MANAGER).total());
  }

  @Override
  public boolean wantsRebuild() {
    return wantsRebuild;
  }

  private interface Reading<T> {
    T from(IndexSearcher searcher) throws IOException;
  }

  private <T> T with(Reading<T> reading) {
    try {
      IndexSearcher searcher = acquired();
      try {
        return reading.from(searcher);
      } finally {
        searcher.getIndexReader().decRef();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Of the newest state; when that is exchanged at this very moment, of the one after it. */
  private IndexSearcher acquired() throws IOException {
    try {
      return searchers.acquire();
    } catch (AlreadyClosedException e) {
      return searchers.acquire();
    }
  }
}
