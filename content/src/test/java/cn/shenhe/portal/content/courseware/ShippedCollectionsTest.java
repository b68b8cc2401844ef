package cn.shenhe.portal.content.courseware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Collections: those that ship, and who may publish one. */
class ShippedCollectionsTest {

  private static final Instant NOW = Instant.parse("2026-11-29T04:00:00Z");

  @Test
  void everyShippedCollectionHoldsShippedLessonsOnly() {
    Set<String> lessons =
        CoursewareSeed.shipped().stream().map(LessonText::slug).collect(Collectors.toSet());
    List<CollectionText> collections = CollectionEditing.shipped();
    assertThat(collections).hasSizeGreaterThanOrEqualTo(7);
    assertThat(collections).extracting(CollectionText::title).contains("典型事故案例警示");
    for (CollectionText collection : collections) {
      assertThat(lessons).as(collection.slug()).containsAll(collection.lessons());
      assertThat(collection.lessons()).as(collection.slug()).hasSizeGreaterThan(4);
    }
  }

  @Test
  void aChangeWaitsUntilSomebodyElsePublishesIt() {
    LessonCollection collection =
        new LessonCollection(new CollectionText("a-b", "甲", "", List.of("x")), "one", NOW);
    assertThatThrownBy(() -> collection.publish("one", NOW)).hasMessageContaining("review.own");
    collection.publish("two", NOW);
    collection.revise(new CollectionText("a-b", "乙", "", List.of("y")), "two", NOW);
    assertThat(collection.publishedText().title()).isEqualTo("甲");
    assertThat(collection.settled()).isFalse();
    assertThatThrownBy(
            () -> collection.revise(new CollectionText("other", "乙", "", List.of("y")), "two", NOW))
        .hasMessageContaining("slug.fixed");
    collection.publish("one", NOW);
    assertThat(collection.publishedText().lessons()).containsExactly("y");
    assertThat(collection.settled()).isTrue();
  }

  @Test
  void onlyAReviewedVersionIsPlannedAndARevisionTakesThePlanBack() {
    Lesson lesson = new Lesson(NOW);
    LessonText text =
        new LessonText(
            "a-b",
            "甲",
            "",
            "fire",
            List.of(Audience.FAMILY),
            List.of(),
            List.of(),
            LessonKind.LESSON,
            List.of(),
            1,
            "正文",
            "",
            "");
    lesson.adopt(text, "one", NOW);
    Instant later = NOW.plusSeconds(60);
    assertThatThrownBy(() -> lesson.plan(later, NOW)).hasMessageContaining("plan.state");
    lesson.review("two", NOW);
    assertThatThrownBy(() -> lesson.plan(NOW, NOW)).hasMessageContaining("plan.past");
    lesson.plan(later, NOW);
    assertThat(lesson.publishAt()).isEqualTo(later);
    lesson.adopt(text, "one", NOW);
    assertThat(lesson.publishAt()).isNull();
  }

  @Test
  void figuresStandWhereTheirLineStands() {
    String pdf = "0".repeat(26);
    LessonHtml html =
        LessonHtml.of(
            "## 一\n\n前。\n\n![讲义](pdf:%s)\n\n后，行内![图](picture:%s)。\n\n![练](practice:GZ-0001,GZ-0002)\n\n![x](pdf:../a)\n"
                .formatted(pdf, pdf));
    assertThat(html.media())
        .extracting(MediaReference::kind, MediaReference::title)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("pdf", "讲义"),
            org.assertj.core.groups.Tuple.tuple("practice", "练"),
            org.assertj.core.groups.Tuple.tuple("picture", "图"));
    assertThat(html.media().get(1).id()).as("its questions").isEqualTo("GZ-0001,GZ-0002");
    assertThat(html.html())
        .containsSubsequence(
            "前。", "<p>⟦media 0⟧</p>", "后", "/courseware/media/" + pdf, "<p>⟦media 1⟧</p>");
    assertThat(html.html()).doesNotContain("..");
  }
}
