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

/** The files of an article: whether they are there, and what a page needs to show them. */
@Dependent
class LessonMedia {

  private static final int MOST = 60;

  @Inject MediaLibrary media;

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
