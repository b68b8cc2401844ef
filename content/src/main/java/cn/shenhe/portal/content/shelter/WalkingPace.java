package cn.shenhe.portal.content.shelter;

/**
 * How walking time is estimated from the straight distance: we know no footpaths.
 *
 * @param kilometresPerHour of a person in a hurry with children or bags
 * @param detour how much longer the way is than the straight line, at least 1
 */
public record WalkingPace(double kilometresPerHour, double detour) {

  public WalkingPace {
    if (kilometresPerHour <= 0 || detour < 1) {
      throw new IllegalArgumentException("walking needs a speed and a detour of at least 1");
    }
  }

  /** Rounded up to whole minutes. */
  public int minutes(double metres) {
    return (int) Math.ceil(metres * detour / (kilometresPerHour * 1000) * 60);
  }
}
