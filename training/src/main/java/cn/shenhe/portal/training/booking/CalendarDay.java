package cn.shenhe.portal.training.booking;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDate;

/**
 * A day that is not what its weekday says: a public holiday, or a Saturday or Sunday worked in
 * exchange, which then follows the rules of {@code asWeekday} (1–7).
 */
@Entity
@Table(name = "calendar_day")
public class CalendarDay {

  @Id
  @Column(name = "calendar_date")
  private LocalDate day;

  private boolean working;

  @Column(name = "as_weekday")
  private int asWeekday;

  private String name;
  private String source;

  protected CalendarDay() {}

  CalendarDay(LocalDate day, boolean working, int asWeekday, String name, String source) {
    this.day = day;
    this.working = working;
    this.asWeekday = asWeekday;
    this.name = name;
    this.source = source;
  }

  LocalDate day() {
    return day;
  }

  boolean working() {
    return working;
  }

  int asWeekday() {
    return asWeekday;
  }

  String name() {
    return name;
  }

  String source() {
    return source;
  }
}
