package cn.shenhe.portal.content.shelter;

/**
 * The direction in which one sets out.
 *
 * @param degrees clockwise from true north, 0 (inclusive) to 360 (exclusive)
 */
public record Bearing(double degrees) {

  private static final String[] WORDS = {"北", "东北", "东", "东南", "南", "西南", "西", "西北"};

  public Bearing {
    if (!(degrees >= 0 && degrees < 360)) {
      throw new IllegalArgumentException("not a bearing: " + degrees);
    }
  }

  /** One of the eight Chinese words; each stands for the 45° around it. */
  public String word() {
    return WORDS[(int) Math.round(degrees / 45) % WORDS.length];
  }
}
