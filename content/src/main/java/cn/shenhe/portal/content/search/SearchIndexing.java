package cn.shenhe.portal.content.search;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.logging.Logger;
import java.util.stream.Stream;

/**
 * Keeps the index true to the database: drains the outbox, rebuilds, compares. An entry leaves the
 * outbox only in the transaction that has brought it into the index, so a crash repeats work and
 * loses none. One feeds at a time, on whichever server: an older state could overwrite a newer one,
 * and what another brings into the old index during a rebuild would be missing in the new. The gate
 * of the database is held until the transaction ends, a rebuild's for as long as it reads the
 * database anyway; what changes meanwhile waits in the outbox. It frees itself when a server dies.
 */
@Stateless
public class SearchIndexing {

  private static final Logger LOG = Logger.getLogger(SearchIndexing.class.getName());
  private static final int BATCH = 200;

  /** Waited for in this process without a connection of the database. */
  private static final ReentrantLock FEEDING = new ReentrantLock();

  @Inject OutboxRepository outbox;
  @Inject SearchIndex index;
  @Inject Lexicons lexicons;
  @Inject ClickMemory clicks;
  @Inject @Any Instance<SearchSource> sources;

  /**
   * Brings up to 200 changes into the index.
   *
   * @return how many; 0 when there are none, another feeder is at it or the engine is away, in
   *     which case they stay where they are
   */
  @RolesAllowed({"ADMINISTRATOR", "SYSTEM"})
  public int drain() {
    if (!FEEDING.tryLock()) {
      return 0;
    }
    try {
      // Mostly there is nothing to do, and then nothing is written either.
      boolean anew = index.wantsRebuild();
      if (!anew && outbox.oldest(1).isEmpty() || !outbox.lockIfFree()) {
        return 0;
      }
      if (anew) {
        rebuild();
      }
      List<OutboxEntry> entries = outbox.oldest(BATCH);
      if (entries.isEmpty()) {
        return 0;
      }
      Map<String, OutboxEntry> latest = new LinkedHashMap<>();
      entries.forEach(e -> latest.put(e.kind() + "/" + e.publicId(), e));
      List<SearchDocument> changed = new ArrayList<>();
      Set<String> gone = new LinkedHashSet<>();
      Teaching teaching = clicks.current(this::documents);
      latest.forEach(
          (key, entry) ->
              document(entry)
                  .map(document -> teaching.taught(document))
                  .ifPresentOrElse(changed::add, () -> gone.add(key)));
      index.delete(gone);
      index.index(changed);
      outbox.remove(entries);
      lexicons.forget();
      return entries.size();
    } catch (SearchUnavailable e) {
      return 0;
    } finally {
      FEEDING.unlock();
    }
  }

  private Optional<SearchDocument> document(OutboxEntry entry) {
    return sources.stream()
        .filter(source -> source.kind().equals(entry.kind()))
        .findFirst()
        .flatMap(source -> source.document(entry.publicId()));
  }

  /**
   * Makes the index anew from the database; visitors are served from the old one meanwhile.
   *
   * @return documents in the new index
   */
  @RolesAllowed({"ADMINISTRATOR", "SYSTEM"})
  public long rebuild() {
    FEEDING.lock();
    try {
      outbox.lock();
      long[] count = {0};
      Teaching teaching = clicks.anew(this::documents);
      index.rebuild(() -> stream().map(teaching::taught).peek(document -> count[0]++).iterator());
      lexicons.forget();
      LOG.info(() -> "search index rebuilt with %d documents".formatted(count[0]));
      return count[0];
    } finally {
      FEEDING.unlock();
    }
  }

  private Iterator<SearchDocument> documents() {
    return stream().iterator();
  }

  /** Everything the public may find now. */
  private Stream<SearchDocument> stream() {
    return sources.stream()
        .flatMap(source -> source.publicIds().stream().map(source::document))
        .flatMap(Optional::stream);
  }

  /**
   * At start: a missing or damaged index is made anew, else what waits in the outbox goes in. An
   * engine that is away does not keep the portal from starting.
   */
  @RolesAllowed("SYSTEM")
  public void catchUp() {
    drain();
    recheck();
  }

  /**
   * Brings what is not announced up to date.
   *
   * @return documents that were added, changed or removed
   */
  @RolesAllowed("SYSTEM")
  public int recheck() {
    if (!FEEDING.tryLock()) {
      return 0;
    }
    try {
      if (!outbox.lockIfFree()) {
        return 0;
      }
      Map<String, String> indexed = index.fingerprints();
      List<SearchDocument> changed = new ArrayList<>();
      Set<String> gone = new LinkedHashSet<>();
      for (SearchSource source : sources) {
        if (!source.announces()) {
          compare(source, indexed, changed, gone);
        }
      }
      if (!gone.isEmpty()) {
        index.delete(gone);
      }
      if (!changed.isEmpty()) {
        Teaching teaching = clicks.current(this::documents);
        index.index(changed.stream().map(teaching::taught).toList());
      }
      if (!gone.isEmpty() || !changed.isEmpty()) {
        lexicons.forget();
      }
      return gone.size() + changed.size();
    } catch (SearchUnavailable e) {
      return 0;
    } finally {
      FEEDING.unlock();
    }
  }

  private static void compare(
      SearchSource source,
      Map<String, String> indexed,
      List<SearchDocument> changed,
      Set<String> gone) {
    String prefix = source.kind() + "/";
    indexed.keySet().stream().filter(key -> key.startsWith(prefix)).forEach(gone::add);
    for (String id : source.publicIds()) {
      source
          .document(id)
          .ifPresent(
              document -> {
                gone.remove(document.key());
                if (!document.fingerprint().equals(indexed.get(document.key()))) {
                  changed.add(document);
                }
              });
    }
  }

  /** Changes the index does not know yet. */
  @RolesAllowed({"ADMINISTRATOR", "SYSTEM"})
  public long pending() {
    return outbox.count();
  }

  /** How the index compares with what the features would hand over now, document by document. */
  @RolesAllowed({"EDITOR", "ADMINISTRATOR", "SYSTEM"})
  public IndexReport report() {
    Map<String, String> indexed = new HashMap<>(index.fingerprints());
    List<String> missing = new ArrayList<>();
    List<String> differing = new ArrayList<>();
    int published = 0;
    for (SearchSource source : sources) {
      for (String id : source.publicIds()) {
        Optional<SearchDocument> document = source.document(id);
        if (document.isPresent()) {
          published++;
          String print = indexed.remove(document.get().key());
          if (print == null) {
            missing.add(document.get().key());
          } else if (!print.equals(document.get().fingerprint())) {
            differing.add(document.get().key());
          }
        }
      }
    }
    return new IndexReport(
        published,
        index.count(),
        outbox.count(),
        missing,
        differing,
        List.copyOf(indexed.keySet()));
  }

  /**
   * @param published documents the database has
   * @param indexed documents the index has
   * @param pending changes on their way
   * @param missing keys the index does not have
   * @param differing keys whose content in the index is another
   * @param surplus keys only the index has
   */
  public record IndexReport(
      long published,
      long indexed,
      long pending,
      List<String> missing,
      List<String> differing,
      List<String> surplus) {

    public boolean agrees() {
      return missing.isEmpty() && differing.isEmpty() && surplus.isEmpty();
    }
  }
}
