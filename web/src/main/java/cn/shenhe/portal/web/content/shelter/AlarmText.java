package cn.shenhe.portal.web.content.shelter;

import cn.shenhe.portal.content.shelter.CrsAlarm;
import cn.shenhe.portal.web.shell.Texts;

/** The doubt about a file's coordinate system in words, for every import of positions. */
final class AlarmText {

  private AlarmText() {}

  /**
   * @param alarm null when nothing is doubted
   * @return empty without an alarm
   */
  static String of(CrsAlarm alarm) {
    if (alarm == null) {
      return "";
    }
    String east = way(alarm.eastMetres(), "east", "west");
    String north = way(alarm.northMetres(), "north", "south");
    return alarm.suspected() == null
        ? Texts.of(
            "shelter",
            "import.alarm.shift",
            east,
            north,
            alarm.points(),
            alarm.insideAsDeclared(),
            alarm.insideIfShifted())
        : Texts.of(
            "shelter",
            "import.alarm.system",
            alarm.suspected().name(),
            east,
            north,
            alarm.points(),
            alarm.insideAsDeclared(),
            alarm.insideIfShifted());
  }

  private static String way(double metres, String ahead, String back) {
    long whole = Math.round(metres);
    return Texts.of("shelter", "import.alarm." + (whole < 0 ? back : ahead), Math.abs(whole));
  }
}
