package cn.shenhe.portal.content.courseware;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Optional;

/**
 * Brings checked texts in, again and again: a text already here changes nothing, a newer one of the
 * same origin becomes a new version, and what an editor has rewritten is left as she wrote it.
 */
@Dependent
class ArticleLoad {

  private enum Outcome {
    ADDED,
    REVISED,
    UNCHANGED,
    KEPT
  }

  @Inject LessonRepository lessons;
  @Inject LessonLife life;

  LoadReport load(Iterable<LessonText> texts, String origin) {
    int[] counts = new int[Outcome.values().length];
    texts.forEach(text -> counts[load(text, origin).ordinal()]++);
    return new LoadReport(counts[0], counts[1], counts[2], counts[3]);
  }

  private Outcome load(LessonText text, String origin) {
    Optional<Lesson> known = lessons.findBySlug(text.slug());
    if (known.isEmpty()) {
      life.publishChecked(life.store(text, origin), origin + "-check");
      return Outcome.ADDED;
    }
    Lesson lesson = known.get();
    if (!lesson.author().equals(origin)) {
      return Outcome.KEPT;
    }
    if (lesson.state() == LessonState.WITHDRAWN || !life.revise(lesson, text, origin)) {
      return Outcome.UNCHANGED;
    }
    life.publishChecked(lesson, origin + "-check");
    return Outcome.REVISED;
  }
}
