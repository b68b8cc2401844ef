package cn.shenhe.portal.training.record;

import cn.shenhe.portal.training.booking.VisitAttended;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;

/**
 * Visits of experience bases: written down in the transaction of the check-in, because the booking
 * forgets its visitor when it is purged.
 */
@ApplicationScoped
class VisitEntries implements RecordSource {

  @Inject RecordRepository records;

  void note(@Observes VisitAttended visit) {
    if (!records.visitNoted(visit.booking())) {
      records.add(new AttendedVisit(visit));
    }
  }

  @Override
  public List<RecordEntry> of(String person, int limit) {
    return records.visits(person, limit).stream().map(VisitEntries::entry).toList();
  }

  private static RecordEntry entry(AttendedVisit visit) {
    return new RecordEntry(
        RecordEntry.Kind.BOOKING,
        visit.startedAt(),
        visit.endedAt(),
        visit.programme(),
        Duration.ZERO,
        "已参加",
        visit.base());
  }
}
