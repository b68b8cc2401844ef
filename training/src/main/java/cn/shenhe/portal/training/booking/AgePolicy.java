package cn.shenhe.portal.training.booking;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Whether a party is old enough for a programme. Families say how old the youngest is; a school may
 * say its grade instead, of which the youngest usual age is known from the age of first grade.
 */
@ApplicationScoped
class AgePolicy {

  /** From this age on nobody is among {@link Party#children}. */
  private static final int TEEN = 14;

  /** From this age on nobody is among {@link Party#teens}. */
  static final int ADULT = 18;

  private static final int PUPIL_MOST = 25;
  private static final int PRIMARY_GRADES = 6;
  private static final int MIDDLE_GRADES = 9;

  private static final String NUMERALS = "一二三四五六七八九";
  private static final Pattern GRADES = Pattern.compile("([一二三四五六七八九1-9、，,至到和及\\-–—~～/ ]+)年级");
  private static final Pattern STAGE = Pattern.compile("([初高])中?([一二三123])(?:年级)?");
  private static final Pattern KINDERGARTEN = Pattern.compile("[小中大]班");

  // Read by methods only: other beans see a proxy, whose fields are empty.
  @Inject
  @ConfigProperty(name = "portal.booking.first-grade-age", defaultValue = "6")
  int firstGradeAge;

  /** The party as it is kept: without an age the programme does not ask for. */
  Party kept(BookingKind kind, VisitProgramme programme, Party party) {
    return asks(kind, programme.minimumAge(), party) ? party : party.youngestOf(null);
  }

  private static boolean asks(BookingKind kind, int least, Party party) {
    if (least <= 0) {
      return false;
    }
    return kind == BookingKind.GROUP
        ? party.pupils() > 0
        : party.children() > 0 || party.teens() > 0 && least > TEEN;
  }

  /**
   * @throws BookingRefused when somebody is too young, or nobody said how old the youngest is
   */
  void check(BookingKind kind, VisitProgramme programme, Party party) {
    admit(kind, programme, party, false);
  }

  /**
   * As {@link #check}, but staff may let somebody in who is too young or whose age nobody said. An
   * age that cannot be is none.
   *
   * @return whether they had to
   * @throws BookingRefused as {@link #check}, if they did not or the age cannot be
   */
  boolean admit(BookingKind kind, VisitProgramme programme, Party party, boolean waived) {
    int least = programme.minimumAge();
    if (!asks(kind, least, party)) {
      return false;
    }
    checkRange(kind, party);
    Optional<BookingRefused> objection =
        kind == BookingKind.GROUP ? toGroup(least, party) : toFamily(least, party);
    if (objection.isPresent() && !waived) {
      throw objection.get();
    }
    return objection.isPresent();
  }

  private static void checkRange(BookingKind kind, Party party) {
    boolean group = kind == BookingKind.GROUP;
    boolean child = party.children() > 0;
    int from = group || child ? 0 : TEEN;
    int to = group ? PUPIL_MOST : child ? TEEN - 1 : ADULT - 1;
    if (party.youngest() != null && (party.youngest() < from || party.youngest() > to)) {
      throw new BookingRefused("booking.age.other", from, to);
    }
  }

  private static Optional<BookingRefused> toFamily(int least, Party party) {
    if (party.children() > 0 && least >= TEEN) {
      return Optional.of(new BookingRefused("booking.age.children", least));
    }
    if (party.teens() > 0 && least >= ADULT) {
      return Optional.of(new BookingRefused("booking.age.teens", least));
    }
    if (party.youngest() == null) {
      return Optional.of(new BookingRefused("booking.age.ask", least));
    }
    return party.youngest() < least
        ? Optional.of(new BookingRefused("booking.age.low", least))
        : Optional.empty();
  }

  private Optional<BookingRefused> toGroup(int least, Party party) {
    OptionalInt usual = ageOf(party.grade());
    if (party.youngest() != null) {
      return party.youngest() < least
          ? Optional.of(new BookingRefused("booking.age.low", least))
          : Optional.empty();
    }
    if (usual.isEmpty()) {
      return Optional.of(new BookingRefused("booking.age.ask-group", least));
    }
    return usual.getAsInt() < least
        ? Optional.of(new BookingRefused("booking.age.grade", usual.getAsInt(), least))
        : Optional.empty();
  }

  /**
   * The usual age in years of the youngest of the grades a text names.
   *
   * @return empty when it names none: then the age has to be asked
   */
  OptionalInt ageOf(String grade) {
    int least = Integer.MAX_VALUE;
    String text = grade == null ? "" : grade;
    Matcher stage = STAGE.matcher(text);
    while (stage.find()) {
      int before = stage.group(1).equals("初") ? PRIMARY_GRADES : MIDDLE_GRADES;
      least = Math.min(least, before + number(stage.group(2).charAt(0)));
    }
    Matcher grades = GRADES.matcher(stage.replaceAll(" "));
    while (grades.find()) {
      for (char sign : grades.group(1).toCharArray()) {
        int number = number(sign);
        least = number > 0 ? Math.min(least, number) : least;
      }
    }
    Matcher kindergarten = KINDERGARTEN.matcher(text);
    while (kindergarten.find()) {
      // Three years before school; the last of them is as good as grade 0.
      least = Math.min(least, "小中大".indexOf(kindergarten.group().charAt(0)) - 2);
    }
    return least == Integer.MAX_VALUE
        ? OptionalInt.empty()
        : OptionalInt.of(firstGradeAge + least - 1);
  }

  /** 1 to 9, or 0 for what is no number. */
  private static int number(char sign) {
    return sign >= '1' && sign <= '9' ? sign - '0' : NUMERALS.indexOf(sign) + 1;
  }
}
