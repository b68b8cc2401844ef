package cn.shenhe.portal.content.search.elastic;

import cn.shenhe.portal.content.search.SearchDocument;
import cn.shenhe.portal.content.search.lucene.Fields;
import cn.shenhe.portal.content.search.lucene.PlanQueries;
import cn.shenhe.portal.content.search.lucene.PortalAnalyzers;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.document.DoubleDocValuesField;
import org.apache.lucene.index.DocValuesType;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.IndexableField;

/** The passages of a document as Elasticsearch takes them: Lucene's fields, words cut already. */
final class ElasticFields {

  /** Changed with the fields, so that an older index is made anew. */
  static final String FORMAT = "5";

  /** What comes back with a hit. */
  static final List<String> SHOWN =
      List.of("key", "kind", "title", "path", "anchor", "heading", "text", "summary", "topic");

  private static final List<String> WORDS =
      List.of(
          Fields.BIGRAMS,
          Fields.UNIGRAMS,
          Fields.SOUNDS,
          Fields.TITLE_BIGRAMS,
          Fields.TITLE_UNIGRAMS,
          Fields.ASKED,
          Fields.SYLLABLES,
          Fields.SYLLABLE_PAIRS,
          Fields.SPELT_GRAMS,
          Fields.INITIALS);

  private static final List<String> NAMES =
      List.of(
          Fields.KEY,
          Fields.TITLE_EXACT,
          Fields.SPELT,
          Fields.HEAD,
          Fields.LAW,
          Fields.ADDRESS,
          Fields.WORK,
          Fields.FACET);

  private final Analyzer analyzer = PortalAnalyzers.all();

  /**
   * The index as JSON; without copies until it is filled.
   *
   * @param shards 1 ranks exactly as the embedded engine does
   * @param mostHits hits one search may ask for
   */
  static String index(int shards, int mostHits) {
    StringBuilder fields = new StringBuilder();
    for (String field : WORDS) {
      fields.append(
          ("\"%s\":{\"type\":\"text\",\"analyzer\":\"whitespace\",\"similarity\":\"portal\","
                  + "\"index_options\":\"freqs\"},")
              .formatted(field));
    }
    for (String field : NAMES) {
      fields.append("\"%s\":{\"type\":\"keyword\"},".formatted(field));
    }
    String excluded = "\"" + String.join("\",\"", WORDS) + "\"";
    return """
    {"settings":{"index":{"number_of_shards":%d,"number_of_replicas":0,
      "max_result_window":%d,"refresh_interval":"-1",
      "similarity":{"portal":{"type":"BM25","k1":%s,"b":%s}}}},
     "mappings":{"dynamic":false,"_meta":{"format":"%s"},
      "_source":{"excludes":[%s]},
      "properties":{%s"%s":{"type":"double"}}}}
    """
        .formatted(
            shards,
            mostHits,
            PlanQueries.K1,
            PlanQueries.B,
            FORMAT,
            excluded,
            fields,
            Fields.PRIOR);
  }

  /** One map per passage, in reading order. */
  List<Map<String, Object>> passages(SearchDocument document) {
    return Fields.documents(document).stream().map(this::passage).toList();
  }

  private Map<String, Object> passage(Iterable<IndexableField> fields) {
    Map<String, Object> passage = new LinkedHashMap<>();
    for (IndexableField field : fields) {
      if (field.fieldType().indexOptions() != IndexOptions.NONE && field.fieldType().tokenized()) {
        passage.put(field.name(), words(field.name(), field.stringValue()));
      } else if (field instanceof DoubleDocValuesField) {
        passage.put(field.name(), Double.longBitsToDouble(field.numericValue().longValue()));
      } else if (field.fieldType().docValuesType() == DocValuesType.NONE) {
        add(passage, field.name(), field.stringValue());
      }
    }
    return passage;
  }

  private static void add(Map<String, Object> passage, String name, String value) {
    if (name.equals(Fields.FACET)) {
      @SuppressWarnings("unchecked")
      List<String> values =
          (List<String>) passage.computeIfAbsent(name, key -> new ArrayList<String>());
      values.add(value);
    } else {
      passage.put(name, value);
    }
  }

  private String words(String field, String text) {
    StringBuilder words = new StringBuilder();
    try (TokenStream tokens = analyzer.tokenStream(field, new StringReader(text))) {
      CharTermAttribute term = tokens.addAttribute(CharTermAttribute.class);
      tokens.reset();
      while (tokens.incrementToken()) {
        words.append(words.isEmpty() ? "" : " ").append(term);
      }
      tokens.end();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return words.toString();
  }
}
