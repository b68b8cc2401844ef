package cn.shenhe.portal.exambank.question;

import cn.shenhe.portal.exambank.question.item.Item;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Reading the bank for its staff: lists, one question with its history, any version. */
@Stateless
public class QuestionCatalogue {

  @Inject QuestionRepository questions;

  /** A page of the filtered list; never more than {@link QuestionPage#LARGEST} rows. */
  @RolesAllowed({"EDITOR", "EXAMINER", "ADMINISTRATOR", "SYSTEM"})
  public List<QuestionRow> rows(QuestionFilter filter, QuestionPage page) {
    return questions.rows(filter, page);
  }

  @RolesAllowed({"EDITOR", "EXAMINER", "ADMINISTRATOR", "SYSTEM"})
  public long count(QuestionFilter filter) {
    return questions.count(filter);
  }

  /** How many questions are in each state. */
  @RolesAllowed({"EDITOR", "EXAMINER", "ADMINISTRATOR", "SYSTEM"})
  public Map<QuestionState, Long> countByState() {
    Map<QuestionState, Long> counts = new EnumMap<>(QuestionState.class);
    for (QuestionState state : QuestionState.values()) {
      counts.put(state, questions.count(QuestionFilter.inState(state)));
    }
    return counts;
  }

  /**
   * @throws UnknownQuestion if there is none of this id
   */
  @RolesAllowed({"EDITOR", "EXAMINER", "ADMINISTRATOR"})
  public QuestionDetail detail(String id) {
    Question question = questions.find(id).orElseThrow(() -> new UnknownQuestion(id));
    return new QuestionDetail(
        questions.row(question),
        questions.version(question.currentVersionId()).item(),
        question.lockVersion(),
        questions.versionRows(question),
        questions.steps(question).stream().map(QuestionStep::entry).toList());
  }

  /** Content of any version, for comparing. */
  @RolesAllowed({"EDITOR", "EXAMINER", "ADMINISTRATOR"})
  public Item version(String versionId) {
    return questions.version(versionId).orElseThrow(() -> new UnknownQuestion(versionId)).item();
  }

  /** Public id of the question with this code. */
  @RolesAllowed({"EDITOR", "EXAMINER", "ADMINISTRATOR", "SYSTEM"})
  public String idOfCode(String code) {
    return questions.findByCode(code).orElseThrow(() -> new UnknownQuestion(code)).publicId();
  }

  /** All industries in use, sorted; at most 500. */
  @RolesAllowed({"EDITOR", "EXAMINER", "ADMINISTRATOR", "SYSTEM"})
  public List<String> industries() {
    return questions.industries();
  }

  /** All points of the syllabus in use, sorted; at most 500. */
  @RolesAllowed({"EDITOR", "EXAMINER", "ADMINISTRATOR", "SYSTEM"})
  public List<String> syllabusPoints() {
    return questions.syllabusPoints();
  }
}
