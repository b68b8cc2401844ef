package cn.shenhe.portal.exambank.certificate;

/** A name of which enough is shown to compare it with a paper in the hand and no more. */
final class MaskedName {

  private MaskedName() {}

  /** The first character and, of three or more, the last: 张*, 李*明. */
  static String of(String name) {
    int[] points = name.strip().codePoints().toArray();
    StringBuilder masked = new StringBuilder();
    for (int i = 0; i < points.length; i++) {
      boolean shown = i == 0 && points.length > 1 || i == points.length - 1 && points.length > 2;
      masked.appendCodePoint(shown ? points[i] : '*');
    }
    return masked.toString();
  }
}
