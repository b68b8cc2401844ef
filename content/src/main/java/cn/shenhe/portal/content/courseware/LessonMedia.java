package cn.shenhe.portal.content.courseware;

import cn.shenhe.portal.content.media.MediaKind;
import cn.shenhe.portal.content.media.MediaLibrary;
import cn.shenhe.portal.content.media.MediaPageRow;
import cn.shenhe.portal.content.media.MediaRow;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The files of an article: whether they are there, and what a page needs to show them. */
@Dependent
class LessonMedia {

  private static final int MOST = 60;

  private static final Pattern PLACES = Pattern.compile("⟦media [0-9]{1,3}⟧|<[^>]*>");

  @Inject MediaLibrary media;

  @Inject
  @ConfigProperty(name = "portal.courseware.text-beside-players", defaultValue = "600")
  int mostBesidePlayers;

  /**
   * The files an article's text names, its readers' from the day it is published.
   *
   * @throws CoursewareRefused if one is not there, of another kind or without words for those who
   *     do not see it, or there are too many
   */
  Set<String> files(String markdown) {
    if (!MediaReference.mentioned(markdown)) {
      return Set.of();
    }
    List<MediaReference> named = LessonHtml.of(markdown).media();
    Set<String> files = new LinkedHashSet<>();
    named.forEach(reference -> files.addAll(reference.files()));
    if (files.size() > MOST) {
      throw new CoursewareRefused("media.many", MOST);
    }
    Map<String, MediaRow> found = media.found(files);
    for (MediaReference reference : named) {
      if (reference.title().isBlank()) {
        throw new CoursewareRefused("media.title");
      }
      boolean right =
          reference.kind().equals("practice")
              || is(found.get(reference.id()), reference.kind())
                  && (reference.captions().isEmpty()
                      || is(found.get(reference.captions()), MediaKind.CAPTIONS.key()))
                  && (reference.poster().isEmpty()
                      || is(found.get(reference.poster()), MediaKind.PICTURE.key()));
      if (!right) {
        throw new CoursewareRefused("media.missing", reference.title());
      }
    }
    return files;
  }

  /**
   * What an article for everybody needs beyond its files being there.
   *
   * @throws CoursewareRefused if a film has neither captions nor the word that nobody speaks in it,
   *     or learning hours, which count what is played alone, would leave out a package or a text as
   *     long as an article of its own
   */
  void complete(String markdown) {
    if (!MediaReference.mentioned(markdown)) {
      return;
    }
    LessonHtml html = LessonHtml.of(markdown);
    for (MediaReference reference : html.media()) {
      if (reference.kind().equals("video")
          && reference.captions().isEmpty()
          && !reference.silent()) {
        throw new CoursewareRefused("media.captions", reference.title());
      }
    }
    boolean played = has(html, "video") || has(html, "audio");
    if (played && has(html, "scorm")) {
      throw new CoursewareRefused("media.mixed-package");
    }
    if (played && characters(html) > mostBesidePlayers) {
      throw new CoursewareRefused("media.mixed-text", mostBesidePlayers);
    }
  }

  private static boolean has(LessonHtml html, String kind) {
    return html.media().stream().anyMatch(reference -> reference.kind().equals(kind));
  }

  /** Of the text and the PDFs in it, white space and mark-up left out. */
  private long characters(LessonHtml html) {
    Set<String> ids = new LinkedHashSet<>();
    html.media().stream()
        .filter(reference -> reference.kind().equals("pdf"))
        .forEach(reference -> ids.addAll(reference.files()));
    long documents =
        ids.isEmpty()
            ? 0
            : media.found(ids).values().stream().mapToLong(MediaRow::characters).sum();
    return documents
        + PLACES
            .matcher(html.html())
            .replaceAll("")
            .codePoints()
            .filter(c -> !Character.isWhitespace(c))
            .count();
  }

  private static boolean is(MediaRow row, String kind) {
    return row != null && row.kind().key().equals(kind);
  }

  /** The article in the order it is read. */
  List<ArticlePart> parts(LessonHtml html) {
    if (html.media().isEmpty()) {
      return List.of(new ArticlePart(html.html(), null));
    }
    Set<String> ids = new LinkedHashSet<>();
    html.media().forEach(reference -> ids.addAll(reference.files()));
    Map<String, MediaRow> found = media.found(ids);
    List<ArticlePart> parts = new ArrayList<>();
    Matcher place = LessonHtml.PLACE.matcher(html.html());
    int from = 0;
    while (place.find()) {
      add(parts, html.html().substring(from, place.start()));
      int number = Integer.parseInt(place.group(1));
      if (number < html.media().size()) {
        MediaFigure figure = figure(html.media().get(number), found);
        if (figure != null) {
          parts.add(new ArticlePart("", figure));
        }
      }
      from = place.end();
    }
    add(parts, html.html().substring(from));
    return List.copyOf(parts);
  }

  private static void add(List<ArticlePart> parts, String html) {
    if (!html.isBlank()) {
      parts.add(new ArticlePart(html, null));
    }
  }

  private MediaFigure figure(MediaReference reference, Map<String, MediaRow> found) {
    MediaRow file = found.get(reference.id());
    boolean pdf = reference.kind().equals("pdf");
    if (file == null && !reference.kind().equals("practice")) {
      return null;
    }
    return new MediaFigure(
        reference.kind(),
        reference.id(),
        reference.title(),
        file,
        pdf ? media.pages(reference.id()) : List.of(),
        reference.captions(),
        reference.poster());
  }

  /** The text of the PDFs an article shows, page by page, for the search. */
  List<MediaPageRow> pages(LessonHtml html) {
    return html.media().stream()
        .filter(reference -> reference.kind().equals("pdf"))
        .flatMap(reference -> media.pages(reference.id()).stream())
        .toList();
  }
}
