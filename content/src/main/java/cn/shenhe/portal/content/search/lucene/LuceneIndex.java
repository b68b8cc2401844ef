package cn.shenhe.portal.content.search.lucene;

import cn.shenhe.portal.content.search.IndexAnswer;
import cn.shenhe.portal.content.search.IndexedPassage;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.CheckIndex;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.MultiCollectorManager;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryRescorer;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.SearcherFactory;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.TopScoreDocCollectorManager;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.BytesRef;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Lucene in {@code <portal.data.dir>/index}. Checked at start: a damaged index, or one of another
 * format, is emptied and asks to be rebuilt. Writes are committed before a call returns; readers
 * see either the state before or after it.
 */
@ApplicationScoped
public class LuceneIndex implements SearchIndex {

  private static final Logger LOG = Logger.getLogger(LuceneIndex.class.getName());

  /** Changed whenever the fields change, so that an older index is made anew. */
  private static final String FORMAT = "1";

  private static final BM25Similarity SIMILARITY = new BM25Similarity(1.2f, .9f);

  /** Passages the second stage looks at; measured: deeper finds no better first ten. */
  static final int DEPTH = 600;

  private static final int MOST_TITLES = 20_000;

  @Inject
  @ConfigProperty(name = "portal.data.dir", defaultValue = "data")
  String dataDir;

  private final PlanQueries queries = new PlanQueries();
  private Directory directory;
  private IndexWriter writer;
  private SearcherManager searchers;
  private volatile boolean wantsRebuild;

  @PostConstruct
  void open() {
    open(Path.of(dataDir).resolve("index"));
  }

  void open(Path folder) {
    try {
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
      IndexWriterConfig config =
          new IndexWriterConfig(PortalAnalyzers.all())
              .setSimilarity(SIMILARITY)
              .setRAMBufferSizeMB(32)
              .setCommitOnClose(false);
      writer = new IndexWriter(directory, config);
      searchers = new SearcherManager(writer, new Searchers());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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
      work.run();
      writer.setLiveCommitData(Map.of("format", FORMAT).entrySet());
      writer.commit();
      searchers.maybeRefreshBlocking();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public IndexAnswer query(SearchPlan plan, SearchFilter filter, int first, int limit) {
    return with(
        searcher -> {
          Object[] both = search(searcher, queries.first(plan, filter, laws(searcher, plan)));
          if (((DocumentCount) both[1]).total() == 0) {
            both = search(searcher, queries.last(plan, filter));
          }
          DocumentCount count = (DocumentCount) both[1];
          TopDocs found =
              QueryRescorer.rescore(
                  searcher,
                  (TopDocs) both[0],
                  queries.second(plan),
                  PlanQueries.UNIGRAM_WEIGHT,
                  DEPTH);
          ScoreDoc[] ranked = withPrior(searcher, found.scoreDocs);
          Map<String, IndexedPassage> byDocument = new LinkedHashMap<>();
          StoredFields stored = searcher.storedFields();
          for (ScoreDoc scored : ranked) {
            if (byDocument.size() >= first + limit) {
              break;
            }
            Document document = stored.document(scored.doc);
            byDocument.putIfAbsent(document.get(Fields.KEY), passage(document, scored.score));
          }
          return new IndexAnswer(
              byDocument.values().stream().skip(first).limit(limit).toList(),
              count.total(),
              count.facets());
        });
  }

  /** The best passages and the count of documents. */
  private static Object[] search(IndexSearcher searcher, Query query) throws IOException {
    return searcher.search(
        query,
        new MultiCollectorManager(
            new TopScoreDocCollectorManager(DEPTH, Integer.MAX_VALUE), DocumentCount.MANAGER));
  }

  /** Laws that the typed name means: of that very name, else with all its characters in order. */
  private static List<String> laws(IndexSearcher searcher, SearchPlan plan) throws IOException {
    if (plan.law().isEmpty()) {
      return List.of();
    }
    Terms names = MultiTerms.getTerms(searcher.getIndexReader(), Fields.LAW);
    if (names == null) {
      return List.of();
    }
    List<String> meant = new ArrayList<>();
    TermsEnum each = names.iterator();
    for (BytesRef term = each.next(); term != null; term = each.next()) {
      String name = term.utf8ToString();
      if (name.equals(plan.law())) {
        return List.of(name);
      }
      if (plan.law().endsWith(name) || inOrder(plan.law(), name)) {
        meant.add(name);
      }
    }
    return meant.stream()
        .min(Comparator.comparingInt(String::length))
        .map(List::of)
        .orElse(List.of());
  }

  private static boolean inOrder(String letters, String name) {
    int at = 0;
    for (int i = 0; i < name.length() && at < letters.length(); i++) {
      if (name.charAt(i) == letters.charAt(at)) {
        at++;
      }
    }
    return at == letters.length() && letters.length() >= 2 && name.charAt(0) == letters.charAt(0);
  }

  private static ScoreDoc[] withPrior(IndexSearcher searcher, ScoreDoc[] found) throws IOException {
    ScoreDoc[] byNumber = found.clone();
    Arrays.sort(byNumber, Comparator.comparingInt(scored -> scored.doc));
    List<LeafReaderContext> leaves = searcher.getIndexReader().leaves();
    LeafReaderContext leaf = null;
    NumericDocValues priors = null;
    for (ScoreDoc scored : byNumber) {
      LeafReaderContext at = leaves.get(ReaderUtil.subIndex(scored.doc, leaves));
      if (at != leaf) {
        leaf = at;
        priors = DocValues.getNumeric(at.reader(), Fields.PRIOR);
      }
      if (priors.advanceExact(scored.doc - at.docBase)) {
        scored.score *= (float) Double.longBitsToDouble(priors.longValue());
      }
    }
    Arrays.sort(
        found,
        Comparator.comparingDouble((ScoreDoc scored) -> -scored.score)
            .thenComparingInt(scored -> scored.doc));
    return found;
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
  public boolean knows(String bigram) {
    return with(
        searcher -> searcher.getIndexReader().docFreq(new Term(Fields.BIGRAMS, bigram)) > 0);
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
      IndexSearcher searcher = searchers.acquire();
      try {
        return reading.from(searcher);
      } finally {
        searchers.release(searcher);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
