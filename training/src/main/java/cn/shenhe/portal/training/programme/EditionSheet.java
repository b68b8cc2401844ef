package cn.shenhe.portal.training.programme;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Everything an edition of a programme says.
 *
 * @param deadlineMonths after taking the post; null for no term
 * @param units in the order they are taught
 */
public record EditionSheet(
    String title,
    Hours initial,
    Hours refresher,
    Integer deadlineMonths,
    String deadlineBasis,
    String disclaimer,
    List<UnitSheet> units) {

  private static final int TITLE_MAXIMUM = 120;
  private static final int BASIS_MAXIMUM = 1000;
  private static final int OUTLINE_MAXIMUM = 2000;
  private static final int MOST_HOURS = 1000;
  private static final int MOST_MONTHS = 120;
  private static final int MOST_UNITS = 60;

  /**
   * Hours asked for.
   *
   * @param hours 学时 for any unit; null where nobody has entered them
   * @param highRiskHours 学时 in high-risk units; null likewise
   * @param basis where the numbers come from; never empty
   */
  public record Hours(Integer hours, Integer highRiskHours, String basis) {

    public Hours {
      check(hours);
      check(highRiskHours);
      basis = text(basis, BASIS_MAXIMUM, "basis");
    }
  }

  /**
   * One unit.
   *
   * @param hours 学时 advised for it; null where unknown
   * @param highRisk only for high-risk units
   * @param handsOn taught on the spot, after the lessons before it are done
   * @param attended hands-on and done only when the person was there
   * @param venue public id of a programme of an experience base, a visit to which is being there;
   *     empty for none
   * @param pieces keys of content
   * @param outline points, one line each
   */
  public record UnitSheet(
      String title,
      Integer hours,
      boolean compulsory,
      boolean highRisk,
      boolean handsOn,
      boolean attended,
      String venue,
      List<String> pieces,
      List<String> outline) {

    /** One that is done when its lessons are. */
    public UnitSheet(
        String title,
        Integer hours,
        boolean compulsory,
        boolean highRisk,
        boolean handsOn,
        List<String> pieces,
        List<String> outline) {
      this(title, hours, compulsory, highRisk, handsOn, false, "", pieces, outline);
    }

    public UnitSheet {
      venue = venue == null ? "" : venue.strip();
      attended = attended || !venue.isEmpty();
      handsOn = handsOn || attended;
      title = text(title, TITLE_MAXIMUM, "unit-title");
      check(hours);
      pieces = List.copyOf(new LinkedHashSet<>(pieces));
      outline = outline.stream().map(String::strip).filter(l -> !l.isEmpty()).toList();
      if (String.join("\n", outline).length() > OUTLINE_MAXIMUM) {
        throw new ProgrammeRefused("outline", OUTLINE_MAXIMUM);
      }
    }
  }

  public EditionSheet {
    title = text(title, TITLE_MAXIMUM, "title");
    deadlineBasis = text(deadlineBasis, BASIS_MAXIMUM, "basis");
    disclaimer = disclaimer == null ? "" : disclaimer.strip();
    if (disclaimer.length() > BASIS_MAXIMUM) {
      throw new ProgrammeRefused("basis", BASIS_MAXIMUM);
    }
    if (deadlineMonths != null && (deadlineMonths < 0 || deadlineMonths > MOST_MONTHS)) {
      throw new ProgrammeRefused("months", MOST_MONTHS);
    }
    if (units.isEmpty() || units.size() > MOST_UNITS) {
      throw new ProgrammeRefused("units", MOST_UNITS);
    }
    units = List.copyOf(units);
  }

  private static void check(Integer hours) {
    if (hours != null && (hours < 0 || hours > MOST_HOURS)) {
      throw new ProgrammeRefused("hours", MOST_HOURS);
    }
  }

  private static String text(String text, int most, String reason) {
    String stripped = text == null ? "" : text.strip();
    if (stripped.isEmpty() || stripped.length() > most) {
      throw new ProgrammeRefused(reason, most);
    }
    return stripped;
  }

  /** Keys of all pieces, each once. */
  public Set<String> pieces() {
    return pieces(true);
  }

  /**
   * Keys of the pieces that count, each once.
   *
   * @param highRisk whether those of high-risk units are among them
   */
  public Set<String> pieces(boolean highRisk) {
    Set<String> all = new LinkedHashSet<>();
    units.stream()
        .filter(unit -> highRisk || !unit.highRisk())
        .forEach(unit -> all.addAll(unit.pieces()));
    return all;
  }
}
