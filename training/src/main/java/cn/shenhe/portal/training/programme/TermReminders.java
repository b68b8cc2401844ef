package cn.shenhe.portal.training.programme;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Every day: letters about programmes whose term comes near or has just passed, to people who
 * agreed to letters. Each mark of a term is written once, however often this runs; a mark that was
 * missed is caught up by the next.
 */
@Stateless
public class TermReminders {

  /** After this many days nobody is told of a passed term any more. */
  private static final int LATEST = 14;

  private static final int MOST = 5000;

  @Inject ProgrammeRepository programmes;
  @Inject EnrolmentProgress progress;
  @Inject ReminderLetter letters;

  @Inject
  @ConfigProperty(name = "portal.learning.remind-days", defaultValue = "30,7,-1")
  String marks;

  /**
   * @return letters written
   */
  @RolesAllowed("SYSTEM")
  public int remind() {
    LocalDate today = progress.today();
    List<Integer> days = marks(marks);
    int first = days.isEmpty() ? -LATEST : days.get(days.size() - 1);
    int written = 0;
    for (Object found :
        programmes.dueAmongTheWilling(today.minusDays(LATEST), today.plusDays(first), MOST)) {
      Object[] row = (Object[]) found;
      LocalDate due = day(row[3]);
      Integer mark = mark(days, (int) today.until(due, ChronoUnit.DAYS));
      if (mark != null) {
        String key = "due/" + row[0] + "/" + due + "/" + mark;
        written += letters.ofPortal(key, (String) row[1], (String) row[2], due, today) ? 1 : 0;
      }
    }
    return written;
  }

  /** Ascending; what is no number is left out. */
  static List<Integer> marks(String text) {
    return Arrays.stream(text.split(","))
        .map(String::strip)
        .filter(word -> word.matches("-?\\d{1,3}"))
        .map(Integer::valueOf)
        .sorted()
        .distinct()
        .toList();
  }

  /** The mark that was reached last; null while none is. */
  static Integer mark(List<Integer> ascending, int left) {
    return ascending.stream().filter(mark -> left <= mark).findFirst().orElse(null);
  }

  private static LocalDate day(Object column) {
    return column instanceof java.sql.Date date ? date.toLocalDate() : (LocalDate) column;
  }
}
