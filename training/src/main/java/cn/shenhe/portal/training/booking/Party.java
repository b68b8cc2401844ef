package cn.shenhe.portal.training.booking;

import java.util.List;

/**
 * Who comes.
 *
 * @param adults 18 and older; teachers and leaders of a group are not among them
 * @param teens 14 to 17
 * @param children under 14
 * @param youngest age in years of the youngest who is not grown up; null where it was not asked
 * @param groupType null for an individual booking
 */
public record Party(
    int adults,
    int teens,
    int children,
    int pupils,
    int teachers,
    Integer youngest,
    GroupType groupType,
    String organisation,
    String grade) {

  /** One name of a booking by name, with the last four characters of the document brought along. */
  public record Visitor(String name, String numberEnd) {}

  public static Party individual(int adults, int teens, int children) {
    return new Party(adults, teens, children, 0, 0, null, null, null, null);
  }

  public static Party group(
      GroupType type, String organisation, String grade, int pupils, int teachers, int adults) {
    return new Party(adults, 0, 0, pupils, teachers, null, type, organisation, grade);
  }

  /** The same with the age of the youngest; null when nobody said it. */
  public Party youngestOf(Integer years) {
    return new Party(
        adults, teens, children, pupils, teachers, years, groupType, organisation, grade);
  }

  /** The same group, of whom so many come as these are, the youngest of them as old. */
  Party counting(Party numbers) {
    return new Party(
        numbers.adults,
        numbers.teens,
        numbers.children,
        numbers.pupils,
        numbers.teachers,
        numbers.youngest,
        groupType,
        organisation,
        grade);
  }

  /** Whether nobody who is not grown up is more, or younger as far as was said, than of another. */
  boolean noYoungerThan(Party other) {
    boolean ages =
        other.youngest == null ? youngest == null : youngest != null && youngest >= other.youngest;
    return ages && children <= other.children && teens <= other.teens && pupils <= other.pupils;
  }

  public int size() {
    return adults + teens + children + pupils + teachers;
  }

  static List<Visitor> nobody() {
    return List.of();
  }
}
