package cn.shenhe.portal.training.contest;

import java.util.regex.Pattern;

/**
 * What somebody tells who takes part.
 *
 * @param nickname 2 to 20 characters; boards show the first one only
 * @param street name of a street of the district; null or blank for none
 * @param unit of the team board, at most 40 characters; null or blank for none
 */
public record EntryForm(String nickname, String street, String unit) {

  private static final int MOST_UNIT = 40;
  private static final Pattern NICKNAME = Pattern.compile("[\\p{L}\\p{N}·_\\- ]{2,20}");
  private static final Pattern LONG_NUMBER = Pattern.compile("\\d{6,}");
  private static final Pattern UNIT = Pattern.compile("[\\p{L}\\p{N}·（）()\\-]{2,40}");

  public EntryForm {
    nickname = nickname == null ? "" : nickname.strip();
    street = street == null || street.isBlank() ? null : street.strip();
    unit = unit == null || unit.isBlank() ? null : unit.replaceAll("\\s+", "");
    if (!NICKNAME.matcher(nickname).matches() || LONG_NUMBER.matcher(nickname).find()) {
      throw new ContestRefused("contest.nickname");
    }
    if (unit != null && (!UNIT.matcher(unit).matches() || LONG_NUMBER.matcher(unit).find())) {
      throw new ContestRefused("contest.unit", MOST_UNIT);
    }
  }
}
