package cn.shenhe.portal.web.content.courseware;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The stretch of a file a request asks for. Source: RFC 9110, 14. More than one range in a request,
 * and what is no range of bytes, are answered with the whole file, as the RFC allows.
 *
 * @param first offset of the first byte
 * @param last offset of the last byte, inclusive; before {@code first} for an empty file
 * @param partial whether it is answered with 206
 */
record ByteRange(long first, long last, boolean partial) {

  private static final Pattern ONE = Pattern.compile("bytes=([0-9]{0,15})-([0-9]{0,15})");

  /**
   * @param range header, may be null
   * @param ifRange header, may be null; only a strong tag that fits keeps the range
   * @return null when the range lies outside the file
   */
  static ByteRange of(String range, String ifRange, String tag, long length) {
    ByteRange whole = new ByteRange(0, length - 1, false);
    if (range == null || (ifRange != null && !ifRange.equals(tag))) {
      return whole;
    }
    Matcher one = ONE.matcher(range.strip());
    if (!one.matches() || (one.group(1).isEmpty() && one.group(2).isEmpty())) {
      return whole;
    }
    if (one.group(1).isEmpty()) {
      long count = Math.min(Long.parseLong(one.group(2)), length);
      return count == 0 ? null : new ByteRange(length - count, length - 1, true);
    }
    long first = Long.parseLong(one.group(1));
    long last =
        one.group(2).isEmpty() ? length - 1 : Math.min(Long.parseLong(one.group(2)), length - 1);
    if (!one.group(2).isEmpty() && Long.parseLong(one.group(2)) < first) {
      return whole;
    }
    return first >= length ? null : new ByteRange(first, last, true);
  }

  long length() {
    return last - first + 1;
  }
}
