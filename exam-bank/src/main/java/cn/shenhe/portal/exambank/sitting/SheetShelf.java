package cn.shenhe.portal.exambank.sitting;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The packed sheets of the sessions that open soon or take candidates in, in the memory of this
 * node: at the bell none has to be fetched from the database. A paper never changes, so what is
 * here is right; what is not here is read.
 */
@ApplicationScoped
class SheetShelf {

  /** Bytes of all sheets together; what is beyond is read from the database. */
  static final long MOST_BYTES = 48L * 1024 * 1024;

  private static final int CHUNK = 50;

  @Inject SessionRepository sessions;

  private volatile Map<String, byte[]> sheets = Map.of();

  Optional<byte[]> sheet(String paper) {
    return Optional.ofNullable(sheets.get(paper));
  }

  /**
   * Puts in what is missing and throws out the rest.
   *
   * @param due ids of the sessions, the next one first
   */
  void fill(List<Long> due) {
    Map<String, byte[]> before = sheets;
    Map<String, byte[]> fresh = new HashMap<>();
    long bytes = 0;
    for (long session : due) {
      Set<String> missing = new HashSet<>();
      for (String paper : sessions.papers(session)) {
        byte[] known = before.get(paper);
        if (known == null) {
          missing.add(paper);
        } else if (bytes + known.length <= MOST_BYTES) {
          fresh.put(paper, known);
          bytes += known.length;
        }
      }
      List<String> wanted = List.copyOf(missing);
      for (int from = 0; from < wanted.size() && bytes < MOST_BYTES; from += CHUNK) {
        for (Object[] row :
            sessions.sheets(wanted.subList(from, Math.min(from + CHUNK, wanted.size())))) {
          byte[] sheet = (byte[]) row[1];
          if (bytes + sheet.length <= MOST_BYTES) {
            fresh.put((String) row[0], sheet);
            bytes += sheet.length;
          }
        }
      }
    }
    sheets = Map.copyOf(fresh);
  }
}
