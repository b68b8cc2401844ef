package cn.shenhe.portal.training.record;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Training an enterprise held and recorded. */
@ApplicationScoped
class ClassEntries implements RecordSource {

  private static final Set<String> THREE_LEVELS = Set.of("PLANT", "WORKSHOP", "TEAM");

  @Inject RecordRepository records;

  @Override
  public List<RecordEntry> of(String person, int limit) {
    List<RecordEntry> entries = new ArrayList<>();
    for (Object found : records.classes(person, limit)) {
      Object[] row = (Object[]) found;
      Instant start = Column.moment(row[3]);
      long minutes = Column.number(row[4]);
      entries.add(
          new RecordEntry(
              THREE_LEVELS.contains(Column.text(row[0]))
                  ? RecordEntry.Kind.THREE_LEVEL
                  : RecordEntry.Kind.CLASS,
              start,
              start.plus(Duration.ofMinutes(minutes)),
              Words.classKind(Column.text(row[0]))
                  + "："
                  + Column.text(row[1])
                  + "（"
                  + Column.text(row[2])
                  + "）",
              Duration.ofMinutes(minutes),
              Words.result(Column.text(row[5]), row[6]),
              Column.text(row[7])));
    }
    return entries;
  }
}
