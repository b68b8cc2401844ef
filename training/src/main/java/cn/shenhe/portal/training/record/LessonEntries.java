package cn.shenhe.portal.training.record;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Lessons learned on line; the time is what the server witnessed. */
@ApplicationScoped
class LessonEntries implements RecordSource {

  @Inject RecordRepository records;

  @Override
  public List<RecordEntry> of(String person, int limit) {
    List<RecordEntry> entries = new ArrayList<>();
    for (Object found : records.lessons(person, limit)) {
      Object[] row = (Object[]) found;
      entries.add(
          new RecordEntry(
              RecordEntry.Kind.LESSON,
              Column.moment(row[3]),
              Column.moment(row[4]),
              Column.text(row[0]),
              Duration.ofMillis(Column.number(row[1])),
              row[5] == null ? "学习中" : "已学完",
              "本站计时"));
    }
    return entries;
  }
}
