package cn.shenhe.portal.content.shelter;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Numbers of persons and square metres as people write them: “约3000人”, “3千”, “1.2万平方米”, “3公顷”. What
 * could mean two things (“2000-3000”, “1,5” of persons) is no number.
 */
final class Quantity {

  private static final String AREA = "平方米|平米|m2|平方公里|平方千米|km2|公顷|ha|hm2|亩";

  private static final Pattern FORM =
      Pattern.compile(
          "(?:约|大约|近|可容纳|可安置|最多|不少于|至少|超过|≥|>=|>)*"
              + "(\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?|\\d{1,12}(?:\\.\\d{1,12})?|\\d{1,12},\\d{1,2})"
              + "(?:余|多)?(千|万)?(?:余|多)?(人|名|位|persons?|people|"
              + AREA
              + ")?(?:左右|以上|以内|上下|余|\\+)?(?:\\([^()]*\\))?");

  /** No quantity is longer; a pattern would lose itself in a longer text. */
  private static final int LONGEST = 60;

  private static final Pattern DECIMAL_COMMA = Pattern.compile("\\d+,\\d{1,2}");
  private static final Pattern BARE = Pattern.compile("[\\d.,，\\s]+");

  /** Source: 1 亩 is 1/15 hectare (国家计量局 1984, 全面推行法定计量单位的意见). */
  private static final BigDecimal MU = new BigDecimal("666.6667");

  private static final Map<String, BigDecimal> SQUARE_METRES =
      Map.of(
          "平方公里", new BigDecimal(1_000_000),
          "平方千米", new BigDecimal(1_000_000),
          "km2", new BigDecimal(1_000_000),
          "公顷", new BigDecimal(10_000),
          "ha", new BigDecimal(10_000),
          "hm2", new BigDecimal(10_000),
          "亩", MU);

  private static final Pattern HEADER_UNIT =
      Pattern.compile("(万人|千人|万平方米|万平米|万m2|平方公里|平方千米|km2|公顷|hm2|(?<![a-z])ha(?![a-z])|亩)");

  private Quantity() {}

  /** Whole persons, or empty when the text is no such number. */
  static Optional<BigDecimal> persons(String text) {
    return read(text, false).filter(number -> number.stripTrailingZeros().scale() <= 0);
  }

  /** Square metres to the hundredth, or empty when the text is no such number. */
  static Optional<BigDecimal> squareMetres(String text) {
    return read(text, true);
  }

  /** The cell with the unit its column names, when it names none itself. */
  static String withUnit(String cell, String header) {
    if (cell.isBlank() || !BARE.matcher(cell).matches()) {
      return cell;
    }
    Matcher unit = HEADER_UNIT.matcher(plain(header));
    return unit.find() ? cell.strip() + unit.group(1) : cell;
  }

  private static Optional<BigDecimal> read(String text, boolean area) {
    if (text.length() > LONGEST) {
      return Optional.empty();
    }
    Matcher form = FORM.matcher(plain(text));
    if (!form.matches()) {
      return Optional.empty();
    }
    String digits = form.group(1);
    String unit = form.group(3) == null ? "" : form.group(3);
    boolean ofArea = unit.matches(AREA);
    if (area ? !unit.isEmpty() && !ofArea : ofArea) {
      return Optional.empty();
    }
    BigDecimal number =
        new BigDecimal(
            DECIMAL_COMMA.matcher(digits).matches()
                ? digits.replace(',', '.')
                : digits.replace(",", ""));
    if (form.group(2) != null) {
      number = number.multiply(new BigDecimal(form.group(2).equals("千") ? 1_000 : 10_000));
    }
    if (SQUARE_METRES.containsKey(unit)) {
      number = number.multiply(SQUARE_METRES.get(unit)).setScale(2, RoundingMode.HALF_UP);
    }
    return Optional.of(number);
  }

  private static String plain(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC)
        .toLowerCase(Locale.ROOT)
        .replaceAll("\\s", "");
  }
}
