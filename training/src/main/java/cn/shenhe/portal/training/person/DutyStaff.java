package cn.shenhe.portal.training.person;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The accounts of those on duty, for features that give them work or tell them of it. */
@ApplicationScoped
public class DutyStaff {

  private static final int MOST = 200;

  /** An account of the staff. */
  public record Member(String id, String name) {}

  @Inject AccountRepository accounts;

  /** Those on duty whose account is in use, by name; at most 200. */
  public List<Member> onDuty() {
    return accounts.withRole(Role.DUTY_OFFICER, MOST).stream()
        .filter(Account::active)
        .map(account -> new Member(account.publicId(), account.displayName()))
        .toList();
  }

  /** Public ids of all who may decide for the duty desk: those on duty and administrators. */
  public Set<String> deciders() {
    Set<String> ids = new LinkedHashSet<>();
    for (Role role : List.of(Role.DUTY_OFFICER, Role.ADMINISTRATOR)) {
      accounts.withRole(role, MOST).stream()
          .filter(Account::active)
          .map(Account::publicId)
          .forEach(ids::add);
    }
    return ids;
  }

  /** Names by public id; one whose account is gone is left out. */
  public Map<String, String> names(Collection<String> ids) {
    Map<String, String> names = new LinkedHashMap<>();
    if (!ids.isEmpty()) {
      accounts.byPublicIds(ids).forEach(a -> names.put(a.publicId(), a.displayName()));
    }
    return names;
  }
}
