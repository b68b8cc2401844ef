package cn.shenhe.portal.content.search;

import java.util.LinkedHashMap;
import java.util.Map;

/** What the visitor narrows a search to; an empty value means all, year 0 means any. */
public record SearchFilter(String kind, String topic, String audience, String industry, int year) {

  /** All there is. */
  public static final SearchFilter NONE = new SearchFilter("", "", "", "", 0);

  public SearchFilter {
    kind = kind == null ? "" : kind.strip();
    topic = topic == null ? "" : topic.strip();
    audience = audience == null ? "" : audience.strip();
    industry = industry == null ? "" : industry.strip();
  }

  /** Only the values set, by facet name. */
  public Map<String, String> set() {
    Map<String, String> set = new LinkedHashMap<>();
    set.put("kind", kind);
    set.put("topic", topic);
    set.put("audience", audience);
    set.put("industry", industry);
    set.put("year", year == 0 ? "" : Integer.toString(year));
    set.values().removeIf(String::isEmpty);
    return set;
  }
}
