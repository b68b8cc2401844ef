package cn.shenhe.portal.content.courseware;

import jakarta.annotation.Resource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;

/** The editors' workbench: write, have it checked by somebody else, publish, withdraw. */
@Stateless
public class CoursewareEditing {

  private static final int DESK_LIMIT = 100;

  @Inject LessonRepository lessons;
  @Inject LessonLife life;
  @Inject LessonMedia media;
  @Inject InstantSource clock;
  @Resource SessionContext session;

  /**
   * Adds a draft.
   *
   * @return public id
   * @throws CoursewareRefused if the slug is taken or the quiz is wrong
   */
  @RolesAllowed({"EDITOR", "ADMINISTRATOR", "SYSTEM"})
  public String create(LessonText text) {
    return life.store(text, caller()).publicId();
  }

  /**
   * Replaces the text by a new version; readers keep the published one. Saving the same text again
   * changes nothing.
   *
   * @param lockVersion as read with the article
   * @throws CoursewareRefused if somebody changed it meanwhile, the slug is taken or fixed
   */
  @RolesAllowed({"EDITOR", "ADMINISTRATOR", "SYSTEM"})
  public void revise(String id, int lockVersion, LessonText text) {
    Lesson lesson = known(id);
    if (lesson.lockVersion() != lockVersion) {
      throw new CoursewareRefused("changed-meanwhile", lesson.title());
    }
    boolean taken =
        lessons.findBySlug(text.slug()).filter(l -> !l.publicId().equals(id)).isPresent();
    if (taken) {
      throw new CoursewareRefused("slug.taken", text.slug());
    }
    life.revise(lesson, text, caller());
  }

  /**
   * A second person has checked the current version.
   *
   * @throws CoursewareRefused if the caller wrote it, it is neither a draft nor withdrawn, or a
   *     film in it has no captions
   */
  @RolesAllowed({"EDITOR", "ADMINISTRATOR", "SYSTEM"})
  public void review(String id) {
    Lesson lesson = known(id);
    complete(lesson);
    lesson.review(caller(), clock.instant());
    life.act("courseware.reviewed", lesson);
  }

  /**
   * Everybody reads the current version from now on.
   *
   * @throws CoursewareRefused if nobody has reviewed it
   */
  @RolesAllowed({"EDITOR", "ADMINISTRATOR", "SYSTEM"})
  public void publish(String id) {
    Lesson lesson = known(id);
    complete(lesson);
    life.publish(lesson);
  }

  private void complete(Lesson lesson) {
    media.complete(lessons.version(lesson, lesson.versionNumber()).text().markdown());
  }

  /** Those of some addresses whose current version is reviewed and waits to be published. */
  @RolesAllowed({"EDITOR", "ADMINISTRATOR", "SYSTEM"})
  public List<String> reviewed(List<String> slugs) {
    return waiting(slugs).map(Lesson::slug).toList();
  }

  /**
   * Everybody reads the current version of those that are reviewed from now on; all others stay as
   * they are.
   *
   * @return how many were published
   */
  @RolesAllowed({"EDITOR", "ADMINISTRATOR", "SYSTEM"})
  public int publishReviewed(List<String> slugs) {
    List<Lesson> waiting = waiting(slugs).toList();
    waiting.forEach(life::publish);
    return waiting.size();
  }

  private Stream<Lesson> waiting(List<String> slugs) {
    return slugs.stream()
        .distinct()
        .flatMap(slug -> lessons.findBySlug(slug).stream())
        .filter(lesson -> lesson.state() == LessonState.REVIEWED);
  }

  /**
   * Everybody reads the reviewed version from a moment on; null takes that back.
   *
   * @throws CoursewareRefused if nobody has reviewed it, or the moment is past
   */
  @RolesAllowed({"EDITOR", "ADMINISTRATOR", "SYSTEM"})
  public void plan(String id, Instant at) {
    Lesson lesson = known(id);
    if (at != null) {
      complete(lesson);
    }
    lesson.plan(at, clock.instant());
    life.act("courseware.planned", lesson);
  }

  /**
   * Nobody reads it any more, at once.
   *
   * @throws CoursewareRefused if it is withdrawn already
   */
  @RolesAllowed({"EDITOR", "ADMINISTRATOR", "SYSTEM"})
  public void withdraw(String id) {
    life.withdraw(known(id));
  }

  /**
   * The editors' list, last changed first.
   *
   * @param state null for all
   * @param text part of the title, may be empty
   * @param limit at most 100
   */
  @RolesAllowed({"EDITOR", "ADMINISTRATOR", "SYSTEM"})
  public List<DeskRow> desk(LessonState state, String text, int first, int limit) {
    return lessons.desk(state, text == null ? "" : text, first, Math.min(DESK_LIMIT, limit));
  }

  @RolesAllowed({"EDITOR", "ADMINISTRATOR", "SYSTEM"})
  public long countDesk(LessonState state, String text) {
    return lessons.countDesk(state, text == null ? "" : text);
  }

  /**
   * @throws UnknownLesson if there is no such article
   */
  @RolesAllowed({"EDITOR", "ADMINISTRATOR", "SYSTEM"})
  public DeskLesson open(String id) {
    Lesson lesson = known(id);
    return new DeskLesson(
        lesson.publicId(),
        lesson.state(),
        lesson.author(),
        lesson.reviewer(),
        lesson.versionNumber(),
        lesson.publishedNumber(),
        lesson.lockVersion(),
        lesson.publishAt(),
        lessons.version(lesson, lesson.versionNumber()).text(),
        lessons.versions(lesson));
  }

  /**
   * A version as it was written.
   *
   * @throws UnknownLesson if there is no such article or version
   */
  @RolesAllowed({"EDITOR", "ADMINISTRATOR", "SYSTEM"})
  public DeskVersion version(String id, int number) {
    Lesson lesson = known(id);
    LessonVersion version = written(lesson, number);
    return new DeskVersion(
        id,
        number,
        number == lesson.versionNumber(),
        number == lesson.publishedNumber(),
        version.author(),
        version.createdAt(),
        lesson.lockVersion(),
        version.text());
  }

  /**
   * Takes the text of an old version as a new draft, under the address of today.
   *
   * @param lockVersion as read with the version
   * @throws CoursewareRefused if somebody changed the article meanwhile, or it says the same today
   */
  @RolesAllowed({"EDITOR", "ADMINISTRATOR", "SYSTEM"})
  public void takeAgain(String id, int lockVersion, int number) {
    Lesson lesson = known(id);
    if (lesson.lockVersion() != lockVersion) {
      throw new CoursewareRefused("changed-meanwhile", lesson.title());
    }
    LessonText text = written(lesson, number).text().at(lesson.slug());
    if (!life.revise(lesson, text, caller())) {
      throw new CoursewareRefused("version.same", number);
    }
  }

  private LessonVersion written(Lesson lesson, int number) {
    if (number < 1 || number > lesson.versionNumber()) {
      throw new UnknownLesson(lesson.slug() + " v" + number);
    }
    return lessons.version(lesson, number);
  }

  /** How the Markdown would look: safe HTML and figures. */
  @RolesAllowed({"EDITOR", "ADMINISTRATOR", "SYSTEM"})
  public List<ArticlePart> preview(String markdown) {
    return media.parts(LessonHtml.of(markdown));
  }

  private String caller() {
    return session.getCallerPrincipal().getName();
  }

  private Lesson known(String id) {
    return lessons.find(id == null ? "" : id).orElseThrow(() -> new UnknownLesson(id));
  }
}
