package cn.shenhe.portal.content.search;

import java.util.List;
import java.util.Optional;

/**
 * A feature whose things the public may find; a CDI bean of the feature. Called within a
 * transaction of the search.
 */
public interface SearchSource {

  /** Name of the feature, as used with {@link SearchOutbox#changed}. */
  String kind();

  /** Public ids of everything the public may find now. */
  List<String> publicIds();

  /** The thing as the public may read it now; empty when it may not or is gone. */
  Optional<SearchDocument> document(String publicId);

  /**
   * Whether the feature tells {@link SearchOutbox} of every change. Where it does not – because
   * time alone ends a thing, or its texts ship with the portal – the search looks by itself every
   * few minutes and at start.
   */
  default boolean announces() {
    return true;
  }
}
