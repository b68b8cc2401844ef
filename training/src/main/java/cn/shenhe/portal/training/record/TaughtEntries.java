package cn.shenhe.portal.training.record;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Classes staff recorded for somebody who is on no enterprise's list. */
@ApplicationScoped
class TaughtEntries implements RecordSource {

  @Inject RecordRepository records;

  @Override
  public List<RecordEntry> of(String person, int limit) {
    List<RecordEntry> entries = new ArrayList<>();
    for (Object found : records.taught(person, limit)) {
      Object[] row = (Object[]) found;
      Instant start = Column.moment(row[0]);
      long minutes = Column.number(row[1]);
      entries.add(
          new RecordEntry(
              RecordEntry.Kind.CLASS,
              start,
              start.plus(Duration.ofMinutes(minutes)),
              "面授："
                  + Column.text(row[2])
                  + "（授课人"
                  + Column.text(row[3])
                  + "，依据："
                  + Column.text(row[4])
                  + "）",
              Duration.ofMinutes(minutes),
              Words.result(Column.text(row[5]), null),
              "本站工作人员"));
    }
    return entries;
  }
}
