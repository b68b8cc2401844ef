package cn.shenhe.portal.training.record;

import cn.shenhe.portal.exambank.grading.ResultRow;
import cn.shenhe.portal.exambank.grading.Results;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;

/** Examinations whose result was released. */
@ApplicationScoped
class ExamEntries implements RecordSource {

  @Inject Results results;

  @Override
  public List<RecordEntry> of(String person, int limit) {
    return results.ofPerson(person).stream()
        .filter(row -> row.released() && row.outcome() != null && row.submittedAt() != null)
        .limit(limit)
        .map(ExamEntries::entry)
        .toList();
  }

  private static RecordEntry entry(ResultRow row) {
    return new RecordEntry(
        RecordEntry.Kind.EXAM,
        row.submittedAt(),
        row.submittedAt(),
        row.title(),
        Duration.ZERO,
        row.outcome().label()
            + (row.marks() == null ? "" : "（" + row.marks().toPlainString() + "分）"),
        "考试系统");
  }
}
