package cn.shenhe.portal.exambank.question;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The bank as papers, sittings and grading of this module read it. Open to every role because those
 * boundaries are called by candidates; they decide who may see what, and pages must never call this
 * one.
 */
@Stateless
public class LiveQuestions {

  private static final String LIVE =
      "select new cn.shenhe.portal.exambank.question.LiveQuestion(q.publicId,"
          + " q.currentVersionPublicId, q.code, q.type, q.difficulty, q.syllabusPoint,"
          + " q.fingerprint)";
  private static final int SLICE = 500;
  private static final int MOST_ASKED = 1_000;

  @Inject QuestionRepository questions;

  /** All live questions of the selection by code, at most {@code limit}. */
  @PermitAll
  public List<LiveQuestion> matching(LiveSelection selection, int limit) {
    return questions.list(query(selection), LiveQuestion.class, LIVE, " order by q.code", limit);
  }

  /**
   * Those of the questions (public ids) that are live now, by code; at most 1,000 are asked for.
   */
  @PermitAll
  public List<LiveQuestion> current(Collection<String> questionIds) {
    return questions.current(questionIds.stream().distinct().limit(MOST_ASKED).toList(), LIVE);
  }

  /** How many live questions there are, cell by cell, for checking a blueprint. */
  @PermitAll
  public List<LiveStock> stock(LiveSelection selection) {
    return questions.list(
        query(selection),
        LiveStock.class,
        "select new cn.shenhe.portal.exambank.question.LiveStock(q.type, q.difficulty,"
            + " q.syllabusPoint, count(q))",
        " group by q.type, q.difficulty, q.syllabusPoint",
        Integer.MAX_VALUE);
  }

  /** Contents by version id; ids unknown to the bank are missing from the map. */
  @PermitAll
  public Map<String, FrozenQuestion> contents(Collection<String> versionIds) {
    Map<String, FrozenQuestion> contents = new LinkedHashMap<>();
    List<String> ids = new ArrayList<>(versionIds);
    for (int from = 0; from < ids.size(); from += SLICE) {
      for (QuestionVersion version :
          questions.versions(ids.subList(from, Math.min(ids.size(), from + SLICE)))) {
        Question question = version.question();
        contents.put(
            version.publicId(),
            new FrozenQuestion(
                question.publicId(),
                version.publicId(),
                question.code(),
                version.number(),
                version.item()));
      }
    }
    return contents;
  }

  private static QuestionQueries query(LiveSelection selection) {
    return QuestionQueries.of(
        new QuestionFilter(
            null,
            QuestionState.LIVE,
            selection.type(),
            selection.difficulty(),
            selection.category(),
            selection.industry(),
            selection.subOperation(),
            selection.syllabusPoint(),
            selection.law(),
            null,
            null,
            null,
            null));
  }
}
