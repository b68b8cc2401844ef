package cn.shenhe.portal.exambank.sitting;

import jakarta.persistence.Column;
import jakarta.persistence.MappedSuperclass;
import java.util.List;

/** The end of a chain of incidents: how many there are and the hash of the last. */
@MappedSuperclass
abstract class IncidentChain {

  private int entries;

  @Column(name = "last_hash")
  private String lastHash = "";

  /** Gives the entry its place at the end. */
  Incident append(Incident incident) {
    entries++;
    incident.number(entries, lastHash);
    lastHash = incident.hash();
    return incident;
  }

  /**
   * Whether these are the entries as they were written, none left out and none put in.
   *
   * @param log null when nothing was ever entered
   * @param incidents of the chain, in order; those without a number are older than the chain
   */
  static boolean whole(IncidentChain log, List<Incident> incidents) {
    String before = "";
    int number = 0;
    for (Incident incident : incidents) {
      if (!incident.intact(before)) {
        return false;
      }
      if (incident.number() != null) {
        if (incident.number() != ++number) {
          return false;
        }
        before = incident.hash();
      }
    }
    return log == null ? number == 0 : log.entries == number && log.lastHash.equals(before);
  }
}
