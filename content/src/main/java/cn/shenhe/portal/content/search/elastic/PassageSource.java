package cn.shenhe.portal.content.search.elastic;

import cn.shenhe.portal.content.search.IndexedPassage;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

/** What the cluster keeps of a passage to be shown; what was not asked for is null. */
@JsonIgnoreProperties(ignoreUnknown = true)
record PassageSource(
    String key,
    String kind,
    String title,
    String path,
    String anchor,
    String heading,
    String text,
    String summary,
    String topic,
    String print) {

  IndexedPassage passage(double score) {
    return new IndexedPassage(key, kind, title, path, anchor, heading, text, summary, topic, score);
  }
}
