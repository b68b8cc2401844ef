package cn.shenhe.portal.content.courseware;

import cn.shenhe.portal.content.ContentAct;
import cn.shenhe.portal.content.search.SearchOutbox;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.InstantSource;

/** The steps of an article's life that editors and loaders share, within their transaction. */
@Dependent
class LessonLife {

  @Inject LessonRepository lessons;
  @Inject LessonMedia media;
  @Inject SearchOutbox outbox;
  @Inject InstantSource clock;
  @Inject Event<ContentAct> acts;

  /**
   * Adds a draft.
   *
   * @throws CoursewareRefused if the slug is taken or the quiz is wrong
   */
  Lesson store(LessonText text, String author) {
    QuizText.questions(text.markdown());
    if (lessons.findBySlug(text.slug()).isPresent()) {
      throw new CoursewareRefused("slug.taken", text.slug());
    }
    Lesson lesson = new Lesson(clock.instant());
    LessonVersion version = lesson.adopt(text, author, clock.instant());
    lessons.add(lesson);
    add(version, text);
    return lesson;
  }

  /** Makes a new version; false when the text is the same as the current one. */
  boolean revise(Lesson lesson, LessonText text, String author) {
    QuizText.questions(text.markdown());
    if (lessons.version(lesson, lesson.versionNumber()).digest().equals(text.digest())) {
      return false;
    }
    add(lesson.adopt(text, author, clock.instant()), text);
    return true;
  }

  private void add(LessonVersion version, LessonText text) {
    lessons.add(version);
    media.files(text.markdown()).forEach(file -> lessons.add(new LessonMedium(version, file)));
  }

  void publish(Lesson lesson) {
    lesson.publish(clock.instant());
    outbox.changed(LessonSearchSource.KIND, lesson.publicId());
    act("courseware.published", lesson);
  }

  /** Shipped texts and statutes were checked before they came: straight to the readers. */
  void publishChecked(Lesson lesson, String checkedBy) {
    lesson.review(checkedBy, clock.instant());
    publish(lesson);
  }

  void withdraw(Lesson lesson) {
    lesson.withdraw(clock.instant());
    outbox.changed(LessonSearchSource.KIND, lesson.publicId());
    act("courseware.withdrawn", lesson);
  }

  void act(String name, Lesson lesson) {
    acts.fire(
        new ContentAct(name, lesson.publicId(), lesson.slug() + " v" + lesson.versionNumber()));
  }
}
