package cn.shenhe.portal.training.record;

import cn.shenhe.portal.training.booking.BookingSheet;
import cn.shenhe.portal.training.booking.BookingState;
import cn.shenhe.portal.training.booking.MyVisit;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/** Visits of experience bases that the caller booked and that took place. */
@ApplicationScoped
class VisitEntries implements RecordSource {

  @Inject MyVisit visits;

  @Override
  public List<RecordEntry> of(String person, int limit) {
    return visits.mine().stream()
        .filter(sheet -> sheet.state() == BookingState.ATTENDED && !sheet.parts().isEmpty())
        .limit(limit)
        .map(VisitEntries::entry)
        .toList();
  }

  private static RecordEntry entry(BookingSheet sheet) {
    BookingSheet.Part first = sheet.parts().get(0);
    BookingSheet.Part last = sheet.parts().get(sheet.parts().size() - 1);
    return new RecordEntry(
        RecordEntry.Kind.BOOKING,
        first.start(),
        last.end(),
        sheet.programme(),
        0,
        "已参加",
        sheet.baseName());
  }
}
