package cn.shenhe.portal.content.courseware;

import cn.shenhe.portal.content.search.SearchDocument;
import cn.shenhe.portal.content.search.SearchPassage;
import cn.shenhe.portal.content.search.SearchSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Hands the published version of an article to the search, one passage per heading. */
@ApplicationScoped
class LessonSearchSource implements SearchSource {

  static final String KIND = "courseware";

  private static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");

  /** A line of a PDF that ends within a Chinese sentence is no end of a word. */
  private static final Pattern BROKEN_LINE =
      Pattern.compile("(?<=[\\p{IsHan}，、；：（“])\\s*\\R\\s*(?=[\\p{IsHan}，。、；：）”！？])");

  private static final Set<String> BOILERPLATE = Set.of("需要帮助时", "自测");

  @Inject LessonRepository lessons;
  @Inject LessonMedia media;

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public List<String> publicIds() {
    return lessons.publishedIds();
  }

  @Override
  public Optional<SearchDocument> document(String publicId) {
    return lessons
        .find(publicId)
        .filter(Lesson::published)
        .map(
            lesson -> {
              LessonText text = lessons.version(lesson, lesson.publishedNumber()).text();
              int year = lesson.publishedAt().atZone(BEIJING).getYear();
              return document(publicId, text, year, pages(text.markdown()));
            });
  }

  /** Every page of the PDFs it shows is a passage of its own. */
  private List<SearchPassage> pages(String markdown) {
    if (!MediaReference.mentioned(markdown)) {
      return List.of();
    }
    return media.pages(LessonHtml.of(markdown)).stream()
        .filter(page -> !page.text().isBlank())
        .map(
            page ->
                new SearchPassage(
                    "PDF 第" + page.number() + "页",
                    "page-" + page.number(),
                    BROKEN_LINE.matcher(page.text()).replaceAll("")))
        .toList();
  }

  static SearchDocument document(String publicId, LessonText text, int year) {
    return document(publicId, text, year, List.of());
  }

  private static SearchDocument document(
      String publicId, LessonText text, int year, List<SearchPassage> more) {
    LessonHtml html = LessonHtml.of(text.markdown());
    List<SearchPassage> passages = new ArrayList<>();
    Set<String> anchors = new HashSet<>();
    String chapter = "";
    for (Section section : html.sections()) {
      boolean article = section.anchor().startsWith("art-");
      if (!article) {
        chapter = section.heading();
      }
      if (!section.text().isEmpty() && anchors.add(section.anchor())) {
        String heading = article ? (chapter + " " + section.heading()).strip() : section.heading();
        passages.add(
            new SearchPassage(
                heading, section.anchor(), section.text(), "", weight(section.heading())));
      }
    }
    passages.addAll(more);
    return new SearchDocument(
        KIND,
        publicId,
        text.kind().key(),
        text.title(),
        text.summary(),
        "/courseware/lesson?slug=" + URLEncoder.encode(text.slug(), StandardCharsets.UTF_8),
        text.topic(),
        text.audiences().stream().map(Audience::key).toList(),
        text.industries(),
        year,
        authority(text),
        passages);
  }

  /** Telephone numbers and self-checks stand under every lesson and are seldom the answer. */
  private static double weight(String heading) {
    return BOILERPLATE.contains(heading) ? .4 : 1;
  }

  /** Measured: a national law 1.25 over other texts; our own plain words before the law's. */
  private static double authority(LessonText text) {
    return switch (text.kind()) {
      case LESSON, GUIDE -> 1.3;
      case LAW -> text.slug().endsWith("法") ? 1.25 : 1.0;
      case CASE -> 1.1;
    };
  }
}
