package cn.shenhe.portal.content.courseware;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A published article, ready to be shown.
 *
 * @param html safe HTML of the text alone: without the quiz, files and practice
 * @param parts the same with what is shown between, in the order it is read
 * @param toc headings in order
 * @param quiz questions of the self-check in order, may be empty
 * @param updated when this version was published
 */
public record Article(
    String publicId,
    String slug,
    String title,
    String summary,
    String topic,
    LessonKind kind,
    List<Audience> audiences,
    int minutes,
    String html,
    List<ArticlePart> parts,
    List<TocEntry> toc,
    List<QuizQuestion> quiz,
    List<LawLink> laws,
    String source,
    String license,
    Instant updated) {

  /** Videos and sounds in their order, each once; by their running time the article is learned. */
  public List<MediaFigure> players() {
    Map<String, MediaFigure> each = new LinkedHashMap<>();
    parts.stream()
        .map(ArticlePart::figure)
        .filter(f -> f != null && (f.kind().equals("video") || f.kind().equals("audio")))
        .forEach(figure -> each.putIfAbsent(figure.id(), figure));
    return List.copyOf(each.values());
  }

  /** Whether a package is played in it; then {@code minutes} says how long that takes. */
  public boolean withPackage() {
    return parts.stream()
        .anyMatch(part -> part.figure() != null && part.figure().kind().equals("scorm"));
  }

  /** Characters of the PDFs it shows. */
  public int documentCharacters() {
    return parts.stream()
        .map(ArticlePart::figure)
        .filter(f -> f != null && f.kind().equals("pdf"))
        .mapToInt(f -> f.file().characters())
        .sum();
  }
}
