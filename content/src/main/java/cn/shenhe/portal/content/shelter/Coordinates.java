package cn.shenhe.portal.content.shelter;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads positions as offices write them: decimal degrees with point or comma, degrees, minutes and
 * seconds, with N, E, 北纬, 东经 before or behind, in two columns or in one. Which of two numbers is
 * the latitude is told by such a letter or, in China, by the number itself: no latitude is above
 * 90.
 */
final class Coordinates {

  private static final String NUMBER = "([+-]?\\d{1,9}(?:\\.\\d+)?)";
  private static final String MINUTES =
      "(?:\\s*°\\s*(?:(\\d{1,2}(?:\\.\\d+)?)\\s*'\\s*(?:(\\d{1,2}(?:\\.\\d+)?)\\s*\")?)?)?";
  private static final Pattern ANGLE =
      Pattern.compile(
          "(?:([NSEW])\\s*" + NUMBER + MINUTES + "|" + NUMBER + MINUTES + "\\s*([NSEW])?)");
  private static final Pattern DECIMAL_COMMA =
      Pattern.compile("(?<![\\d.])([+-]?\\d{1,3}),(\\d+)(?![\\d,.])");
  private static final Pattern TWO_DECIMAL_COMMAS =
      Pattern.compile("([+-]?\\d{1,3}),(\\d+)([;/\\s]+)([+-]?\\d{1,3}),(\\d+)");
  private static final int LONGEST = 200;
  private static final double METRES = 1000;

  private Coordinates() {}

  /**
   * One number of a position.
   *
   * @param axis {@code N} for a latitude, {@code E} for a longitude, 0 when the text does not say
   */
  private record Angle(double degrees, char axis) {}

  /**
   * A position as written.
   *
   * @param turned whether latitude and longitude stood in each other's place
   */
  record Written(GeoPoint point, boolean turned) {}

  /**
   * The position of two columns.
   *
   * @throws IllegalArgumentException with the reason in Chinese
   */
  static Written of(String latitude, String longitude) {
    if (latitude.isBlank() || longitude.isBlank()) {
      throw new IllegalArgumentException(latitude.isBlank() ? "只有经度，没有纬度" : "只有纬度，没有经度");
    }
    return ordered(
        one(latitude), one(longitude), "“" + latitude.strip() + "”“" + longitude.strip() + "”");
  }

  /**
   * The position of one column; latitude first where neither letter nor number tells.
   *
   * @throws IllegalArgumentException with the reason in Chinese
   */
  static GeoPoint pair(String text) {
    String plain = plain(text);
    boolean wkt = plain.startsWith("POINT");
    String body = plain.replaceFirst("^POINT\\s*Z?", "").replaceAll("[()\\[\\]{}]", " ");
    Matcher commas = TWO_DECIMAL_COMMAS.matcher(body.strip());
    List<Angle> found = angles(commas.matches() ? commas.replaceFirst("$1.$2 $4.$5") : body, text);
    if (found.size() < 2 || found.size() > (wkt ? 3 : 2)) {
      throw unreadable(text);
    }
    boolean longitudeFirst = wkt && found.get(0).axis() == 0;
    Angle first = found.get(longitudeFirst ? 1 : 0);
    Angle second = found.get(longitudeFirst ? 0 : 1);
    return ordered(first, second, "“" + text.strip() + "”").point();
  }

  private static Written ordered(Angle first, Angle second, String shown) {
    if (Math.abs(first.degrees()) > METRES || Math.abs(second.degrees()) > METRES) {
      throw new IllegalArgumentException(shown + "像是以米计的投影坐标，请先换算成经纬度（度）");
    }
    boolean byLetter = first.axis() == 'E' || second.axis() == 'N';
    if (byLetter && (first.axis() == 'N' || second.axis() == 'E')) {
      throw new IllegalArgumentException(shown + "两个都是纬度或都是经度");
    }
    boolean lettered = first.axis() != 0 || second.axis() != 0;
    boolean byNumber =
        !lettered && Math.abs(first.degrees()) > 90 && Math.abs(second.degrees()) <= 90;
    boolean turned = byLetter || byNumber;
    double latitude = turned ? second.degrees() : first.degrees();
    double longitude = turned ? first.degrees() : second.degrees();
    if (!GeoPoint.isPosition(latitude, longitude)) {
      throw new IllegalArgumentException(shown + "超出经纬度的范围");
    }
    return new Written(new GeoPoint(latitude, longitude), turned);
  }

  private static Angle one(String text) {
    String plain = DECIMAL_COMMA.matcher(plain(text)).replaceAll("$1.$2");
    List<Angle> found = angles(plain, text);
    if (found.size() != 1) {
      throw unreadable(text);
    }
    return found.get(0);
  }

  /** All angles of the text; nothing but separators may stand between them. */
  private static List<Angle> angles(String plain, String text) {
    List<Angle> angles = new ArrayList<>();
    Matcher matcher = ANGLE.matcher(plain);
    int from = 0;
    while (matcher.find()) {
      if (!plain.substring(from, matcher.start()).matches("[,;/|、\\s]*")) {
        throw unreadable(text);
      }
      from = matcher.end();
      boolean before = matcher.group(1) != null;
      String letter = before ? matcher.group(1) : matcher.group(8);
      angles.add(
          angle(
              matcher.group(before ? 2 : 5),
              matcher.group(before ? 3 : 6),
              matcher.group(before ? 4 : 7),
              letter,
              text));
    }
    if (!plain.substring(from).matches("[,;/|、°\\s]*")) {
      throw unreadable(text);
    }
    return angles;
  }

  private static Angle angle(
      String whole, String minutes, String seconds, String letter, String text) {
    double degrees = Double.parseDouble(whole);
    double sixtieth = minutes == null ? 0 : Double.parseDouble(minutes);
    double rest = seconds == null ? 0 : Double.parseDouble(seconds);
    if (sixtieth >= 60 || rest >= 60 || minutes != null && whole.contains(".")) {
      throw unreadable(text);
    }
    double size = Math.abs(degrees) + sixtieth / 60 + rest / 3600;
    boolean minus = whole.startsWith("-") || "S".equals(letter) || "W".equals(letter);
    char axis = letter == null ? 0 : letter.matches("[NS]") ? 'N' : 'E';
    return new Angle(minus ? -size : size, axis);
  }

  /** Full and half width alike, one sign for each of degree, minute and second, no words. */
  private static String plain(String text) {
    if (text.length() > LONGEST) {
      throw unreadable(text);
    }
    String signs =
        text.replaceAll("[°º˚∘⁰度]", "°").replaceAll("[′'’‘´`分]", "'").replaceAll("[″\"”“秒]", "\"");
    return Normalizer.normalize(signs, Normalizer.Form.NFKC)
        .replace("''", "\"")
        .toUpperCase(Locale.ROOT)
        .replaceAll("北纬|纬°|LATITUDE|LAT", "N")
        .replaceAll("南纬", "S")
        .replaceAll("东经|经°|LONGITUDE|LONG|LON|LNG", "E")
        .replaceAll("西经", "W")
        .replaceAll("[:=]", " ")
        .strip();
  }

  private static IllegalArgumentException unreadable(String text) {
    String shown = text.strip();
    return new IllegalArgumentException(
        "看不懂“"
            + (shown.length() > 40 ? shown.substring(0, 40) + "…" : shown)
            + "”，请写成 41.7968 这样的度数");
  }
}
