package cn.shenhe.portal.content.search;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Learns from what visitors open, without knowing visitors: counts per day, question and result;
 * only what was asked often enough is shown to anybody or used.
 */
@Stateless
public class SearchLearning {

  private static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");
  private static final Pattern TARGET =
      Pattern.compile("[a-z]{1,20}/[0-9A-Za-z-]{1,40}#[\\w=-]{0,60}");
  private static final int MOST = 100;

  @Inject Tallies counts;
  @Inject LearningRepository tallies;
  @Inject InstantSource clock;

  @Inject
  @ConfigProperty(name = "portal.search.least-times", defaultValue = "5")
  int leastTimes;

  @Inject
  @ConfigProperty(name = "portal.search.keep-days", defaultValue = "365")
  int keepDays;

  @Inject
  @ConfigProperty(name = "portal.search.keep-rare-days", defaultValue = "30")
  int keepRareDays;

  /**
   * A visitor opened a result.
   *
   * @param target {@link SearchHit#id()}; anything else is ignored
   * @param visitor where the request came from; never stored
   */
  @PermitAll
  public void opened(String typed, String target, String visitor) {
    if (typed != null
        && typed.length() <= SearchPlan.LONGEST
        && target != null
        && TARGET.matcher(target).matches()) {
      counts.opened(Folding.fold(typed).replaceAll("\\s+", " "), target, visitor);
    }
  }

  /**
   * Brings the counts of this process into the database.
   *
   * @return how many different ones
   */
  @RolesAllowed("SYSTEM")
  public int store() {
    Map<Tallies.Counted, Integer> taken = counts.take();
    LocalDate today = today();
    try {
      taken.forEach((counted, times) -> tallies.add(today, counted, times));
    } catch (RuntimeException e) {
      counts.giveBack(taken);
      throw e;
    }
    return taken.size();
  }

  /** Removes what is old, and what is rare sooner. */
  @RolesAllowed("SYSTEM")
  public int purge() {
    return tallies.purge(today().minusDays(keepDays), today().minusDays(keepRareDays), leastTimes);
  }

  private LocalDate today() {
    return clock.instant().atZone(BEIJING).toLocalDate();
  }

  /** The hundred questions asked most often in the last days, answered ones. */
  @RolesAllowed({"EDITOR", "ADMINISTRATOR"})
  public List<QuestionCount> popular(int days) {
    return tallies.questions(Tally.Kind.ASKED, today().minusDays(days), leastTimes, MOST);
  }

  /** The hundred questions that most often found nothing in the last days. */
  @RolesAllowed({"EDITOR", "ADMINISTRATOR"})
  public List<QuestionCount> unanswered(int days) {
    return tallies.questions(Tally.Kind.MISSED, today().minusDays(days), leastTimes, MOST);
  }

  /** Questions seldom asked are not shown; this is the limit. */
  @RolesAllowed({"EDITOR", "ADMINISTRATOR"})
  public int leastTimes() {
    return leastTimes;
  }
}
