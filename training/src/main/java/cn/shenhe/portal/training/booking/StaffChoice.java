package cn.shenhe.portal.training.booking;

import cn.shenhe.portal.training.person.DutyStaff;
import java.util.List;
import java.util.Set;

/**
 * An account of the staff to be ticked or not.
 *
 * @param id public id of the account
 */
public record StaffChoice(String id, String name, boolean chosen) {

  /** Those who may receive visitors at a base: who works there, or everybody on duty. */
  static List<StaffChoice> of(
      ExperienceBase base, Set<String> chosen, List<DutyStaff.Member> onDuty) {
    List<DutyStaff.Member> here =
        onDuty.stream()
            .filter(
                m ->
                    base.staff().isEmpty()
                        || base.staff().contains(m.id())
                        || chosen.contains(m.id()))
            .toList();
    return all(chosen, here);
  }

  static List<StaffChoice> all(Set<String> chosen, List<DutyStaff.Member> members) {
    return members.stream()
        .map(member -> new StaffChoice(member.id(), member.name(), chosen.contains(member.id())))
        .toList();
  }
}
