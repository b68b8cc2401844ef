package cn.shenhe.portal.content.courseware;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What everybody reads: only published versions, never a draft. */
@Stateless
public class CoursewareLibrary {

  @Inject LessonRepository lessons;
  @Inject LessonMedia media;

  /**
   * A page of the list, by topic, then newest first.
   *
   * @param page from 1; a page beyond the last is the last
   * @throws CoursewareRefused if the filter names no kind there is
   */
  @PermitAll
  public LessonPage page(LessonFilter filter, int page) {
    long total = lessons.countPublished(filter);
    int last = (int) Math.max(1, (total + LessonPage.SIZE - 1) / LessonPage.SIZE);
    int number = Math.min(Math.max(1, page), last);
    return new LessonPage(
        lessons.published(filter, (number - 1) * LessonPage.SIZE, LessonPage.SIZE), total, number);
  }

  /**
   * @throws UnknownLesson if no published article has this name
   */
  @PermitAll
  public Article article(String slug) {
    Lesson lesson =
        lessons
            .findBySlug(slug == null ? "" : slug)
            .filter(Lesson::published)
            .orElseThrow(() -> new UnknownLesson(slug == null ? "" : slug));
    LessonText text = lessons.version(lesson, lesson.publishedNumber()).text();
    LessonHtml html = LessonHtml.of(text.markdown());
    return new Article(
        lesson.publicId(),
        text.slug(),
        text.title(),
        text.summary(),
        text.topic(),
        text.kind(),
        text.audiences(),
        text.minutes(),
        LessonHtml.PLACE.matcher(html.html()).replaceAll(""),
        media.parts(html),
        html.toc(),
        QuizText.questions(text.markdown()),
        links(text.laws()),
        text.source(),
        text.license(),
        lesson.publishedAt());
  }

  private List<LawLink> links(List<LawReference> laws) {
    Set<String> here =
        new HashSet<>(lessons.publishedLaws(laws.stream().map(LawReference::law).toList()));
    return laws.stream()
        .map(
            law ->
                new LawLink(
                    law.toString(), here.contains(law.law()) ? law.law() : "", law.anchor()))
        .toList();
  }

  /** The last published articles, laws left out; at most 24. */
  @PermitAll
  public List<LessonRow> newest(int limit) {
    return lessons.newest(Math.min(24, Math.max(1, limit)));
  }

  /** The published ones among these slugs, in the same order; at most the first 50. */
  @PermitAll
  public List<LessonRow> chosen(List<String> slugs) {
    List<String> asked = slugs.stream().limit(50).toList();
    if (asked.isEmpty()) {
      return List.of();
    }
    Map<String, LessonRow> found = new LinkedHashMap<>();
    lessons.ofSlugs(asked).forEach(row -> found.put(row.slug(), row));
    return asked.stream().filter(found::containsKey).map(found::get).toList();
  }

  /** What else one may read: of the same topic, then of the same hazards; at most {@code limit}. */
  @PermitAll
  public List<LessonRow> related(String slug, int limit) {
    Map<String, LessonRow> found = new LinkedHashMap<>();
    lessons
        .findBySlug(slug)
        .filter(Lesson::published)
        .ifPresent(
            lesson -> {
              LessonText text = lessons.version(lesson, lesson.publishedNumber()).text();
              lessons.ofTopic(text.topic(), slug, limit).forEach(r -> found.put(r.slug(), r));
              for (String hazard : text.hazards()) {
                if (found.size() < limit) {
                  lessons
                      .ofHazard(hazard, slug, limit)
                      .forEach(r -> found.putIfAbsent(r.slug(), r));
                }
              }
            });
    return found.values().stream().limit(limit).toList();
  }

  /** Whether a published article shows this file or package, so that everybody may fetch it. */
  @PermitAll
  public boolean shows(String mediaId) {
    return lessons.isShown(mediaId);
  }

  /** Titles of the published articles among these names, by name; at most 500. */
  @PermitAll
  public Map<String, String> titles(Collection<String> slugs) {
    Map<String, String> titles = new LinkedHashMap<>();
    lessons.named(slugs).forEach(row -> titles.put(row.slug(), row.title()));
    return titles;
  }

  /** Keys of the hazards published articles are about, in alphabetical order. */
  @PermitAll
  public List<String> hazards() {
    return words(lessons.tagLists(false));
  }

  /** Keys of the industries published articles are for, in alphabetical order. */
  @PermitAll
  public List<String> industries() {
    return words(lessons.tagLists(true));
  }

  private static List<String> words(List<String> lists) {
    return lists.stream().flatMap(list -> Tags.words(list).stream()).distinct().sorted().toList();
  }

  /** Topics with published articles, the fullest first. */
  @PermitAll
  public List<TopicCount> topics() {
    return lessons.topics();
  }
}
