package cn.shenhe.portal.exambank.sitting;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.regex.Pattern;

/**
 * A person who wants to sit, and what the caller knows about them.
 *
 * @param person public id of the account
 * @param name as it will stand on the admission slip, the result and the proof
 * @param group organisation or class for which extra time may be granted; may be empty
 * @param hoursDone learning hours in a programme of the session's category; null when the person
 *     has taken up none, or the session does not ask
 * @param passedAt when the person handed in the last passed exam of the session's subject; null
 *     when there is none
 */
public record Candidacy(
    String person, String name, String group, BigDecimal hoursDone, Instant passedAt) {

  private static final int SHORTEST = 2;
  private static final int LONGEST = 60;

  /** Letters of any script, rare Chinese characters newer than the Java version too. */
  private static final String LETTER = "[\\p{L}\\p{M}\\p{IsHan}\\x{20000}-\\x{3FFFF}]";

  private static final Pattern NAME =
      Pattern.compile(LETTER + "(?:[·.'’ -]{0,2}" + LETTER + ")*\\.?");

  /**
   * The same person under the name they gave for this exam.
   *
   * @param given real name, 2–60 characters; every form of the middle dot becomes {@code ·}
   * @throws SittingRefused when it is no name
   */
  public Candidacy named(String given) {
    String real =
        given == null
            ? ""
            : given.strip().replaceAll("[•・‧．]", "·").replaceAll("[\\s\u3000]+", " ");
    int length = real.codePointCount(0, real.length());
    if (length < SHORTEST || length > LONGEST || !NAME.matcher(real).matches()) {
      throw new SittingRefused("sitting.enrol.name", SHORTEST, LONGEST);
    }
    return new Candidacy(person, real, group, hoursDone, passedAt);
  }
}
