package cn.shenhe.portal.content.courseware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.shenhe.portal.content.ContentAct;
import cn.shenhe.portal.content.testing.TestDatabase;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CoursewareLifeTest {

  private final TestDatabase db = new TestDatabase();
  private final CoursewareEditing editing = db.bean(CoursewareEditing.class);
  private final CoursewareLibrary library = db.bean(CoursewareLibrary.class);

  @AfterEach
  void close() {
    db.close();
  }

  static LessonText aLesson(String slug, String markdown) {
    return new LessonText(
        slug,
        "灭火器怎么用",
        "四步用好灭火器。",
        "fire",
        List.of(Audience.FAMILY, Audience.SCHOOL),
        List.of(),
        List.of("fire"),
        LessonKind.LESSON,
        LawReference.list("消防法(2021)第44条"),
        5,
        markdown,
        "自编",
        "免费");
  }

  private String published(String slug, String markdown) {
    String id = db.as("li").in(() -> editing.create(aLesson(slug, markdown)));
    db.as("wang").run(() -> editing.review(id));
    db.run(() -> editing.publish(id));
    return id;
  }

  @Test
  void readersSeeNothingBeforeASecondPersonHasCheckedAndItIsPublished() {
    String id = db.as("li").in(() -> editing.create(aLesson("extinguisher", "## 拔\n\n先拔销。")));
    assertThatThrownBy(() -> db.in(() -> library.article("extinguisher")))
        .isInstanceOf(UnknownLesson.class);
    assertThatThrownBy(() -> db.as("li").run(() -> editing.review(id)))
        .isInstanceOfSatisfying(
            CoursewareRefused.class, r -> assertThat(r.code()).isEqualTo("courseware.review.own"));
    assertThatThrownBy(() -> db.run(() -> editing.publish(id)))
        .isInstanceOfSatisfying(
            CoursewareRefused.class, r -> assertThat(r.code()).isEqualTo("courseware.state"));

    db.as("wang").run(() -> editing.review(id));
    assertThatThrownBy(() -> db.in(() -> library.article("extinguisher")))
        .isInstanceOf(UnknownLesson.class);
    db.run(() -> editing.publish(id));

    Article article = db.in(() -> library.article("extinguisher"));
    assertThat(article.html()).contains("<h2 id=\"s-1\">拔</h2>", "先拔销。");
    assertThat(article.laws()).extracting(LawLink::text).containsExactly("消防法(2021)第44条");
    assertThat(db.acts())
        .extracting(act -> ((ContentAct) act).act())
        .containsExactly("courseware.reviewed", "courseware.published");
  }

  @Test
  void readersKeepTheCheckedVersionWhileANewOneIsWritten() {
    String id = published("extinguisher", "## 旧\n\n旧的说法。");
    int lock = db.in(() -> editing.open(id)).lockVersion();
    db.as("li").run(() -> editing.revise(id, lock, aLesson("extinguisher", "## 新\n\n新的说法。")));

    assertThat(db.in(() -> library.article("extinguisher")).html()).contains("旧的说法");
    assertThatThrownBy(
            () -> db.run(() -> editing.revise(id, lock, aLesson("extinguisher", "## x\n\nx"))))
        .isInstanceOfSatisfying(
            CoursewareRefused.class,
            r -> assertThat(r.code()).isEqualTo("courseware.changed-meanwhile"));

    db.as("wang").run(() -> editing.review(id));
    db.run(() -> editing.publish(id));
    assertThat(db.in(() -> library.article("extinguisher")).html()).contains("新的说法");
    assertThat(db.in(() -> editing.open(id)).versions()).hasSize(2);
  }

  @Test
  void whatWasPlannedIsPublishedWhenItsMomentHasComeAndNotBefore() {
    CoursewareUpkeep upkeep = db.bean(CoursewareUpkeep.class);
    String id = db.as("li").in(() -> editing.create(aLesson("extinguisher", "## 拔\n\n先拔销。")));
    db.as("wang").run(() -> editing.review(id));
    db.run(() -> editing.plan(id, Instant.parse("2026-11-23T01:00:00Z")));
    String other = db.as("li").in(() -> editing.create(aLesson("draft", "## 稿\n\n未审。")));

    db.tick(3599);
    db.run(upkeep::publishDue);
    assertThatThrownBy(() -> db.in(() -> library.article("extinguisher")))
        .isInstanceOf(UnknownLesson.class);
    db.tick(1);
    db.run(upkeep::publishDue);
    assertThat(db.in(() -> library.article("extinguisher")).html()).contains("先拔销");
    assertThat(db.in(() -> editing.open(id)).state()).isEqualTo(LessonState.PUBLISHED);
    assertThat(db.in(() -> editing.open(other)).state()).isEqualTo(LessonState.DRAFT);
    assertThat(db.acts())
        .extracting(act -> ((ContentAct) act).act())
        .containsExactly("courseware.reviewed", "courseware.planned", "courseware.published");
  }

  @Test
  void savingTheSameTextAgainMakesNoVersion() {
    String id = db.as("li").in(() -> editing.create(aLesson("extinguisher", "## 拔\n\n先拔销。")));
    int lock = db.in(() -> editing.open(id)).lockVersion();
    db.run(() -> editing.revise(id, lock, aLesson("extinguisher", "## 拔\n\n先拔销。")));
    assertThat(db.in(() -> editing.open(id)).versions()).hasSize(1);
  }

  @Test
  void whatIsWithdrawnIsGoneForReadersAtOnce() {
    String id = published("extinguisher", "## 拔\n\n先拔销。");
    db.run(() -> editing.withdraw(id));
    assertThatThrownBy(() -> db.in(() -> library.article("extinguisher")))
        .isInstanceOf(UnknownLesson.class);
    assertThat(db.in(() -> library.page(filter("", "", ""), 1)).rows()).isEmpty();
    assertThat(db.in(() -> library.newest(5))).isEmpty();
  }

  @Test
  void whatWasWithdrawnComesBackByAnotherReviewWithoutAnyChange() {
    String id = published("extinguisher", "## 拔\n\n先拔销。");
    db.run(() -> editing.withdraw(id));
    assertThatThrownBy(() -> db.run(() -> editing.publish(id)))
        .isInstanceOf(CoursewareRefused.class);
    assertThatThrownBy(() -> db.as("li").run(() -> editing.review(id)))
        .isInstanceOf(CoursewareRefused.class);
    db.as("wang").run(() -> editing.review(id));
    db.run(() -> editing.publish(id));
    assertThat(db.in(() -> library.article("extinguisher")).html()).contains("先拔销");
    assertThat(db.in(() -> editing.open(id)).versions()).hasSize(1);
  }

  @Test
  void anOldVersionCanBeReadAndTakenAsTheDraftAgain() {
    String id = published("extinguisher", "## 旧\n\n旧的说法。");
    int lock = db.in(() -> editing.open(id)).lockVersion();
    db.as("li").run(() -> editing.revise(id, lock, aLesson("extinguisher", "## 新\n\n新的说法。")));
    DeskVersion old = db.in(() -> editing.version(id, 1));
    assertThat(old.text().markdown()).contains("旧的说法");
    assertThat(old.read()).isTrue();
    assertThat(old.current()).isFalse();
    assertThatThrownBy(() -> db.in(() -> editing.version(id, 3))).isInstanceOf(UnknownLesson.class);
    assertThatThrownBy(() -> db.run(() -> editing.takeAgain(id, lock, 1)))
        .isInstanceOf(CoursewareRefused.class);
    db.as("wang").run(() -> editing.takeAgain(id, old.lockVersion(), 1));
    DeskLesson draft = db.in(() -> editing.open(id));
    assertThat(draft.versionNumber()).isEqualTo(3);
    assertThat(draft.state()).isEqualTo(LessonState.DRAFT);
    assertThat(draft.author()).isEqualTo("wang");
    assertThat(draft.text().markdown()).contains("旧的说法");
    assertThatThrownBy(() -> db.run(() -> editing.takeAgain(id, draft.lockVersion(), 1)))
        .isInstanceOfSatisfying(
            CoursewareRefused.class,
            r -> assertThat(r.code()).isEqualTo("courseware.version.same"));
  }

  private static LessonFilter filter(String topic, String audience, String kind) {
    return new LessonFilter(topic, audience, kind, "", "");
  }

  @Test
  void listsAreFilteredByHazardAndIndustryThereAre() {
    published("extinguisher", "## 拔\n\n先拔销。");
    assertThat(db.in(() -> library.page(new LessonFilter("", "", "", "fire", ""), 1)).total())
        .isEqualTo(1);
    assertThat(db.in(() -> library.page(new LessonFilter("", "", "", "fir", ""), 1)).total())
        .isZero();
    assertThat(db.in(() -> library.page(new LessonFilter("", "", "", "", "gas"), 1)).total())
        .isZero();
    assertThat(db.in(library::hazards)).containsExactly("fire");
    assertThat(db.in(library::industries)).isEmpty();
  }

  @Test
  void listsAreFilteredByTopicAudienceAndKind() {
    published("extinguisher", "## 拔\n\n先拔销。");
    assertThat(db.in(() -> library.page(filter("fire", "school", "lesson"), 1)).total())
        .isEqualTo(1);
    assertThat(db.in(() -> library.page(filter("", "enterprise", ""), 1)).total()).isZero();
    assertThat(db.in(() -> library.page(filter("gas", "", ""), 7)).rows()).isEmpty();
    assertThatThrownBy(() -> db.in(() -> library.page(filter("", "", "poem"), 1)))
        .isInstanceOf(CoursewareRefused.class);
    assertThat(db.in(library::topics)).containsExactly(new TopicCount("fire", 1));
  }

  @Test
  void anAddressBelongsToOneArticleForEver() {
    String id = published("extinguisher", "## 拔\n\n先拔销。");
    assertThatThrownBy(() -> db.run(() -> editing.create(aLesson("extinguisher", "## y\n\ny"))))
        .isInstanceOfSatisfying(
            CoursewareRefused.class, r -> assertThat(r.code()).isEqualTo("courseware.slug.taken"));
    int lock = db.in(() -> editing.open(id)).lockVersion();
    assertThatThrownBy(() -> db.run(() -> editing.revise(id, lock, aLesson("other", "## y\n\ny"))))
        .isInstanceOfSatisfying(
            CoursewareRefused.class, r -> assertThat(r.code()).isEqualTo("courseware.slug.fixed"));
  }

  @Test
  void statesKnowWhereTheyMayGo() {
    assertThat(LessonState.DRAFT.mayBecome(LessonState.PUBLISHED)).isFalse();
    assertThat(LessonState.PUBLISHED.mayBecome(LessonState.WITHDRAWN)).isTrue();
    assertThat(LessonState.graph()).contains("REVIEWED --> PUBLISHED");
  }
}
