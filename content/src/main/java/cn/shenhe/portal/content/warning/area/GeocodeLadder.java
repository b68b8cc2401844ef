package cn.shenhe.portal.content.warning.area;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Compares administrative codes from the finest rung to the coarsest: community (12 digits), street
 * (9), district (6), city (4), province (2), country.
 *
 * <p>A code is cut at its trailing zeros: {@code 210103000000} is the district. Codes of foreign
 * schemes (SAME, UGC, NUTS …) are digits too, therefore the name of the scheme is looked at.
 */
public final class GeocodeLadder {

  /** The rungs, finest first. */
  public enum Rung {
    COMMUNITY(12),
    STREET(9),
    DISTRICT(6),
    CITY(4),
    PROVINCE(2),
    COUNTRY(0);

    private final int digits;

    Rung(int digits) {
      this.digits = digits;
    }

    public int digits() {
      return digits;
    }
  }

  /**
   * A code on its rung.
   *
   * @param digits as many as the rung has
   */
  public record Code(Rung rung, String digits) {

    /** Whether everything in the other lies in this one. */
    public boolean covers(Code other) {
      return other.digits.startsWith(digits);
    }
  }

  private static final Set<String> OURS =
      Set.of("areacode", "geocode", "regioncode", "divisioncode", "admincode", "xzqh", "xzqhdm");

  private GeocodeLadder() {}

  /**
   * Reads a geocode.
   *
   * @param scheme CAP {@code valueName}
   * @param value CAP {@code value}
   * @return empty when the scheme or the value is not a division code of China
   */
  public static Optional<Code> read(String scheme, String value) {
    String name = scheme.toLowerCase(Locale.ROOT);
    boolean ours =
        name.contains("cpeas")
            || name.contains("adcode")
            || name.contains("2260")
            || name.contains("10114")
            || name.contains("区划")
            || name.matches(".*(地区|区域|地理|国家标准)(编|代)码.*")
            || OURS.contains(name.replaceAll("[\\s_\\-.]", ""));
    return ours ? read(value) : Optional.empty();
  }

  /** Reads a division code of 6, 9 or 12 digits. */
  public static Optional<Code> read(String value) {
    String code = value.strip();
    if (!code.matches("\\d{6}(\\d{3}){0,2}")) {
      return Optional.empty();
    }
    if (code.matches("[01]0+")) {
      return Optional.of(new Code(Rung.COUNTRY, ""));
    }
    String padded = (code + "000000").substring(0, 12);
    Rung rung = Rung.COMMUNITY;
    if (padded.endsWith("0000000000")) {
      rung = Rung.PROVINCE;
    } else if (padded.endsWith("00000000")) {
      rung = Rung.CITY;
    } else if (padded.endsWith("000000")) {
      rung = Rung.DISTRICT;
    } else if (padded.endsWith("000")) {
      rung = Rung.STREET;
    }
    return Optional.of(new Code(rung, padded.substring(0, rung.digits())));
  }
}
