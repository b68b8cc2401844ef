package cn.shenhe.portal.content.courseware;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.node.Image;

/**
 * A file named in an article's text: {@code ![火灾逃生](video:01h… "captions:01h… poster:01h…")} in a
 * paragraph of its own; a picture may stand anywhere.
 *
 * @param kind {@code picture}, {@code pdf}, {@code video}, {@code audio}, {@code scorm} or {@code
 *     practice}
 * @param id public id of the file, or of the package; of practice the ids of its questions
 * @param title what stands between the brackets
 * @param captions public id, empty for none
 * @param poster public id, empty for none
 * @param silent whether its editor says that nobody speaks in it
 */
record MediaReference(
    String kind, String id, String title, String captions, String poster, boolean silent) {

  /** What an editor writes beside a film in which nobody speaks. */
  private static final String SILENT = "无对白";

  private static final Pattern DESTINATION =
      Pattern.compile(
          "(picture|pdf|video|audio|scorm):([0-9a-z]{26})"
              + "|(practice):([0-9a-zA-Z_-]{1,40}(?:,[0-9a-zA-Z_-]{1,40}){0,19})");
  private static final Pattern MENTION =
      Pattern.compile("]\\((picture|pdf|video|audio|scorm|practice):[0-9a-zA-Z_-]{1,40}[\\s),]");
  private static final Pattern BESIDE = Pattern.compile("(captions|poster):([0-9a-z]{26})");

  /** Whether a text names any; quicker than reading it. */
  static boolean mentioned(String markdown) {
    return MENTION.matcher(markdown).find();
  }

  /** Null when the picture's address is none of ours. */
  static MediaReference of(Image image, String title) {
    Matcher address = DESTINATION.matcher(image.getDestination());
    if (!address.matches()) {
      return null;
    }
    String captions = "";
    String poster = "";
    String words = image.getTitle() == null ? "" : image.getTitle();
    Matcher beside = BESIDE.matcher(words);
    while (beside.find()) {
      if (beside.group(1).equals("captions")) {
        captions = beside.group(2);
      } else {
        poster = beside.group(2);
      }
    }
    return address.group(1) == null
        ? new MediaReference("practice", address.group(4), title, "", "", false)
        : new MediaReference(
            address.group(1), address.group(2), title, captions, poster, words.contains(SILENT));
  }

  /** Everything a reader of it must be able to fetch. */
  List<String> files() {
    List<String> files = new ArrayList<>();
    if (!kind.equals("practice")) {
      files.add(id);
    }
    if (!captions.isEmpty()) {
      files.add(captions);
    }
    if (!poster.isEmpty()) {
      files.add(poster);
    }
    return files;
  }
}
