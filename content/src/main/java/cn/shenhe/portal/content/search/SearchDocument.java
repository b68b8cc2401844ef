package cn.shenhe.portal.content.search;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * Something the public may find, as its feature hands it over. Only what anybody may read belongs
 * in here.
 *
 * @param source {@link SearchSource#kind()} of the feature
 * @param publicId its name within the feature
 * @param kind facet: {@code lesson}, {@code law}, {@code shelter} …
 * @param title as shown
 * @param summary one or two sentences, may be empty
 * @param path address within the portal, begins with a slash, without fragment
 * @param topic facet, may be empty
 * @param audiences facet
 * @param industries facet
 * @param year facet, 0 for none
 * @param authority prior the text score is multiplied with, 0.1–10, 1.0 neutral
 * @param passages in reading order; may be empty when the title says it all
 * @param learnt added by the search itself
 */
public record SearchDocument(
    String source,
    String publicId,
    String kind,
    String title,
    String summary,
    String path,
    String topic,
    List<String> audiences,
    List<String> industries,
    int year,
    double authority,
    List<SearchPassage> passages,
    Learnt learnt) {

  public SearchDocument {
    if (source.isBlank() || publicId.isBlank() || kind.isBlank() || title.isBlank()) {
      throw new IllegalArgumentException("a search document needs source, id, kind and title");
    }
    if (!path.startsWith("/") || path.contains("#")) {
      throw new IllegalArgumentException("path");
    }
    if (!(authority >= 0.1 && authority <= 10)) {
      throw new IllegalArgumentException("authority");
    }
    audiences = List.copyOf(audiences);
    industries = List.copyOf(industries);
    passages = List.copyOf(passages);
  }

  /** As a feature hands it over. */
  public SearchDocument(
      String source,
      String publicId,
      String kind,
      String title,
      String summary,
      String path,
      String topic,
      List<String> audiences,
      List<String> industries,
      int year,
      double authority,
      List<SearchPassage> passages) {
    this(
        source,
        publicId,
        kind,
        title,
        summary,
        path,
        topic,
        audiences,
        industries,
        year,
        authority,
        passages,
        Learnt.NOTHING);
  }

  /** The same with what was learnt about it. */
  public SearchDocument with(Learnt known) {
    return new SearchDocument(
        source,
        publicId,
        kind,
        title,
        summary,
        path,
        topic,
        audiences,
        industries,
        year,
        authority,
        passages,
        known);
  }

  /** Name in the index: {@code courseware/01h…}. */
  public String key() {
    return source + "/" + publicId;
  }

  /**
   * The same for the same content and another for any other, whatever was learnt; 16 hexadecimal
   * digits.
   */
  public String fingerprint() {
    String content = with(Learnt.NOTHING).toString();
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
