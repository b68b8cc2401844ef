package cn.shenhe.portal.training.programme;

/**
 * How much of what is asked for can be learned on line.
 *
 * @param online 学时 at most, rounded down to a tenth, never more than is asked for
 * @param rest 学时 that are left for classes
 */
public record OnlineShare(double online, double rest) {

  static OnlineShare of(double required, double possible) {
    double online = Math.min(required, possible);
    return new OnlineShare(online, Math.round((required - online) * 10) / 10.0);
  }
}
