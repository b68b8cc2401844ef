package cn.shenhe.portal.training.booking;

import cn.shenhe.portal.content.shelter.WorkdayCalendar;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.Optional;

/** Hands the shelters the calendar that the opening of the bases follows. */
@ApplicationScoped
class KeptWorkdays implements WorkdayCalendar {

  @Inject BaseRepository bases;

  @Override
  public Optional<Boolean> working(LocalDate day) {
    return bases.calendarDay(day).map(CalendarDay::working);
  }
}
