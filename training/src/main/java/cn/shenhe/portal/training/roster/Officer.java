package cn.shenhe.portal.training.roster;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;

/** Which enterprise an officer acts for. */
@ApplicationScoped
class Officer {

  static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");

  /** An enterprise: public id and name. */
  record Office(String id, String name) {}

  @Inject RosterRepository roster;
  @Inject InstantSource clock;

  /**
   * @throws RosterRefused when the account belongs to no enterprise
   */
  Office office(String account) {
    Object[] row = roster.organisationOf(account).orElseThrow(() -> new RosterRefused("own-none"));
    return new Office((String) row[0], (String) row[1]);
  }

  /**
   * An employee of the officer's own enterprise.
   *
   * @throws RosterRefused when there is none
   */
  Employee own(String account, String employee) {
    String office = office(account).id();
    return roster
        .employee(employee == null ? "" : employee)
        .filter(e -> e.organisation().equals(office))
        .orElseThrow(() -> new RosterRefused("unknown"));
  }

  LocalDate today() {
    return clock.instant().atZone(BEIJING).toLocalDate();
  }
}
