package cn.shenhe.portal.content.search.lucene;

import cn.shenhe.portal.content.search.Folding;
import cn.shenhe.portal.content.search.Pinyin;
import cn.shenhe.portal.content.search.SearchDocument;
import cn.shenhe.portal.content.search.SearchPassage;
import cn.shenhe.portal.content.search.SearchPlan;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.DoubleDocValuesField;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.SortedSetDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.util.BytesRef;

/**
 * How a document lies in the index: one Lucene document per passage, all of one document side by
 * side. The first carries the title's fields; its own passage is the summary, or the first passage
 * where there is none.
 */
public final class Fields {

  public static final String KEY = "key";
  public static final String BIGRAMS = "x";
  public static final String UNIGRAMS = "u";

  /** Neighbouring characters by their sounds. */
  public static final String SOUNDS = "p";

  public static final String TITLE_BIGRAMS = "tx";
  public static final String TITLE_UNIGRAMS = "tu";
  public static final String TITLE_EXACT = "te";
  public static final String SYLLABLES = "ts";
  public static final String SYLLABLE_PAIRS = "tp";
  public static final String SPELT = "tl";
  public static final String SPELT_GRAMS = "tg";
  public static final String INITIALS = "ti";
  public static final String HEAD = "head";
  public static final String LAW = "law";
  public static final String ADDRESS = "addr";
  public static final String FACET = "f";

  /** Questions that led here. */
  public static final String ASKED = "k";

  /** What the passage is a part of: passages of one work vouch for one another. */
  public static final String WORK = "work";

  public static final String PRIOR = "prior";
  public static final String FINGERPRINT = "print";

  /** Words and how often; where they stand is never asked. */
  private static final FieldType WORDS = new FieldType();

  static {
    WORDS.setTokenized(true);
    WORDS.setIndexOptions(IndexOptions.DOCS_AND_FREQS);
    WORDS.freeze();
  }

  private Fields() {}

  public static List<Document> documents(SearchDocument from) {
    List<SearchPassage> passages = new ArrayList<>(from.passages());
    if (!from.summary().isBlank() || passages.isEmpty()) {
      passages.add(0, new SearchPassage("", "", from.summary()));
    }
    List<Document> documents = new ArrayList<>(passages.size());
    for (SearchPassage passage : passages) {
      Document document = passage(from, passage);
      if (documents.isEmpty()) {
        addTitle(document, Folding.fold(from.title()), from.kind());
        document.add(new StoredField(FINGERPRINT, from.fingerprint()));
      }
      documents.add(document);
    }
    return documents;
  }

  private static Document passage(SearchDocument from, SearchPassage passage) {
    Document to = new Document();
    String title = Folding.fold(from.title());
    String text = Folding.fold(passage.text());
    to.add(new StringField(KEY, from.key(), Field.Store.YES));
    to.add(new SortedDocValuesField(KEY, new BytesRef(from.key())));
    String all = title + "\n" + Folding.fold(passage.heading()) + "\n" + text;
    to.add(new Field(BIGRAMS, all, WORDS));
    to.add(new Field(SOUNDS, String.join(" ", Pinyin.pairs(all)), WORDS));
    to.add(new Field(UNIGRAMS, text, WORDS));
    if (from.kind().equals("law") && passage.anchor().startsWith("art-")) {
      to.add(
          new StringField(
              ADDRESS, SearchPlan.lawName(title) + "#" + passage.anchor(), Field.Store.NO));
    }
    facet(to, "kind", from.kind());
    facet(to, "topic", from.topic());
    from.audiences().forEach(value -> facet(to, "audience", value));
    from.industries().forEach(value -> facet(to, "industry", value));
    facet(to, "year", from.year() == 0 ? "" : Integer.toString(from.year()));
    String asked = from.learnt().questions().getOrDefault(passage.anchor(), "");
    if (!asked.isEmpty()) {
      to.add(new Field(ASKED, Folding.fold(asked), WORDS));
    }
    to.add(new StringField(WORK, title, Field.Store.NO));
    to.add(new SortedDocValuesField(WORK, new BytesRef(title)));
    to.add(
        new DoubleDocValuesField(
            PRIOR, from.authority() * from.learnt().popularity() * passage.weight()));
    to.add(new StoredField("kind", from.kind()));
    to.add(new StoredField("title", from.title()));
    to.add(new StoredField("path", passage.path().isEmpty() ? from.path() : passage.path()));
    to.add(new StoredField("anchor", passage.anchor()));
    to.add(new StoredField("heading", passage.heading()));
    to.add(new StoredField("text", passage.text()));
    to.add(new StoredField("summary", from.summary()));
    to.add(new StoredField("topic", from.topic()));
    return to;
  }

  private static void facet(Document to, String name, String value) {
    if (!value.isBlank()) {
      to.add(new StringField(FACET, name + ":" + value, Field.Store.NO));
      to.add(new SortedSetDocValuesField(FACET, new BytesRef(name + ":" + value)));
    }
  }

  private static void addTitle(Document to, String title, String kind) {
    List<String> syllables = Pinyin.syllables(title);
    String spelt = String.join("", syllables);
    to.add(new StringField(HEAD, "1", Field.Store.NO));
    to.add(new StringField(TITLE_EXACT, SearchPlan.lawName(title), Field.Store.NO));
    to.add(new Field(TITLE_BIGRAMS, title, WORDS));
    to.add(new Field(TITLE_UNIGRAMS, title, WORDS));
    to.add(new Field(SYLLABLES, String.join(" ", syllables), WORDS));
    to.add(new Field(SYLLABLE_PAIRS, String.join(" ", pairs(syllables)), WORDS));
    to.add(new StringField(SPELT, spelt, Field.Store.NO));
    to.add(new Field(SPELT_GRAMS, String.join(" ", grams(spelt, 3, 3)), WORDS));
    to.add(new Field(INITIALS, String.join(" ", grams(Pinyin.initials(title), 2, 3)), WORDS));
    if (kind.equals("law")) {
      to.add(new StringField(LAW, SearchPlan.lawName(title), Field.Store.NO));
    }
  }

  /** Two neighbouring syllables as one word each. */
  static List<String> pairs(List<String> syllables) {
    List<String> pairs = new ArrayList<>();
    for (int i = 0; i + 2 <= syllables.size(); i++) {
      pairs.add(syllables.get(i) + "_" + syllables.get(i + 1));
    }
    return pairs;
  }

  /** Every piece of {@code from} to {@code to} letters. */
  static List<String> grams(String letters, int from, int to) {
    List<String> grams = new ArrayList<>();
    for (int size = from; size <= to; size++) {
      for (int i = 0; i + size <= letters.length(); i++) {
        grams.add(letters.substring(i, i + size));
      }
    }
    return grams;
  }
}
