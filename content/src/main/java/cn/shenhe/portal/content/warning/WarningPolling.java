package cn.shenhe.portal.content.warning;

import cn.shenhe.portal.content.warning.cap.CapContainer;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Fetches what other systems lay out for us: feeds on the web, and a folder that files are put
 * into. What disappears from either ends nothing: only messages do.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class WarningPolling {

  private static final Logger LOG = Logger.getLogger(WarningPolling.class.getName());
  private static final int MOST_BYTES = 2 * 1024 * 1024;
  private static final int MOST_FILES = 200;

  /** Linked messages fetched at one poll; the rest at the next. */
  private static final int MOST_LINKS = 100;

  /** Then the messages of the feed that are left wait for the next poll. */
  private static final Duration BUDGET = Duration.ofSeconds(60);

  /** A host that did not answer this often is not asked again in the same round. */
  private static final int FAILURES_OF_HOST = 2;

  /** A younger file may still be written. */
  private static final Duration SETTLED = Duration.ofSeconds(2);

  @Inject FeedLog feeds;
  @Inject FeedClient client;
  @Inject WarningIntake intake;
  @Inject InstantSource clock;

  @Inject
  @ConfigProperty(name = "portal.warning.feeds")
  Optional<String> addresses;

  @Inject
  @ConfigProperty(name = "portal.warning.folder")
  Optional<String> folder;

  /**
   * Asks every feed that is due once.
   *
   * @return messages taken, repetitions included
   */
  @RolesAllowed("SYSTEM")
  public int poll() {
    int taken = 0;
    Map<String, Integer> failures = new HashMap<>();
    for (Map.Entry<String, String> feed : configured().entrySet()) {
      taken += poll(feed.getKey(), feed.getValue(), failures);
    }
    return taken;
  }

  /** Addresses by code, in the order of the setting. */
  private Map<String, String> configured() {
    Map<String, String> configured = new LinkedHashMap<>();
    for (String entry : addresses.orElse("").strip().split("\\s+")) {
      int equals = entry.indexOf('=');
      if (equals > 0) {
        configured.put(entry.substring(0, equals), entry.substring(equals + 1));
      }
    }
    return configured;
  }

  private Set<String> feedHosts() {
    Set<String> hosts = new HashSet<>();
    for (String address : configured().values()) {
      try {
        hosts.add(new URI(address).getHost());
      } catch (URISyntaxException e) {
        // Such a feed fails by itself.
        LOG.log(Level.FINE, "not an address", e);
      }
    }
    return hosts;
  }

  private int poll(String code, String url, Map<String, Integer> failures) {
    try {
      Optional<FeedLog.Due> due = feeds.due(code, url);
      if (due.isEmpty()) {
        return 0;
      }
      FeedClient.Answer answer = client.get(url, due.get().etag(), due.get().modified());
      if (answer.status() == 304) {
        feeds.answered(code, due.get().etag(), due.get().modified());
        return 0;
      }
      CapContainer container = CapContainer.read(answer.body(), url);
      if (answer.status() != 200 || container.kind() == CapContainer.Kind.UNREADABLE) {
        LOG.warning(() -> "feed " + code + " answered " + answer.status());
        feeds.missed(code);
        return 0;
      }
      if (!container.flaws().isEmpty()) {
        LOG.log(
            Level.WARNING,
            "feed {0}: {1} flaws, the first: {2}",
            new Object[] {code, container.flaws().size(), container.flaws().get(0)});
      }
      int taken = intake.receiveAll(answer.body(), code).size();
      Fetched fetched = links(container, code, failures);
      // With its tag the feed would say "unchanged" next time, and what is missing stay so.
      feeds.answered(
          code, fetched.whole() ? answer.etag() : null, fetched.whole() ? answer.modified() : null);
      return taken + fetched.taken();
    } catch (IOException | RuntimeException e) {
      // Whatever is wrong with one feed, the next ones are asked all the same.
      LOG.log(Level.WARNING, "feed {0} failed: {1}", new Object[] {code, e.toString()});
      feeds.missed(code);
      return 0;
    }
  }

  /**
   * What came of the addresses in a feed.
   *
   * @param whole whether every message is here, now or from before
   */
  private record Fetched(int taken, boolean whole) {}

  private Fetched links(CapContainer container, String code, Map<String, Integer> failures) {
    Set<String> known = feedHosts();
    Instant end = clock.instant().plus(BUDGET);
    List<String> open = new ArrayList<>(container.links());
    open.removeIf(feeds::hasFetched);
    // What failed before is asked for last: a hundred dead addresses must not hide a living one.
    open.sort(Comparator.comparing(feeds::hasFailed));
    int taken = 0;
    int asked = 0;
    for (String link : open) {
      String host = host(link);
      if (asked >= MOST_LINKS
          || !clock.instant().isBefore(end)
          || failures.getOrDefault(host, 0) >= FAILURES_OF_HOST) {
        continue;
      }
      asked++;
      try {
        FeedClient.Answer answer = client.message(link, known);
        if (answer.status() == 200) {
          intake.receive(answer.body(), code);
          feeds.fetched(link);
          taken++;
        } else {
          feeds.failed(link);
        }
      } catch (IOException e) {
        failures.merge(host, 1, Integer::sum);
        failed(link, code, e);
      } catch (RuntimeException e) {
        failed(link, code, e);
      }
    }
    return new Fetched(taken, taken == open.size());
  }

  /** One dead link harms nobody else's message; it is asked for again at the next poll. */
  private void failed(String link, String code, Exception e) {
    feeds.failed(link);
    LOG.log(Level.WARNING, "a message of feed {0} failed: {1}", new Object[] {code, e});
  }

  private static String host(String link) {
    try {
      return String.valueOf(new URI(link).getAuthority());
    } catch (URISyntaxException e) {
      return link;
    }
  }

  /**
   * Takes the files of the watched folder and moves them to its {@code taken} or {@code failed}.
   *
   * @return files taken
   */
  @RolesAllowed("SYSTEM")
  public int watch() {
    if (folder.isEmpty() || folder.get().isBlank()) {
      return 0;
    }
    Path watched = Path.of(folder.get());
    int taken = 0;
    try {
      for (Path file : settledFiles(watched)) {
        boolean fine = take(file);
        Path target = Files.createDirectories(watched.resolve(fine ? "taken" : "failed"));
        Files.move(file, target.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
        taken += fine ? 1 : 0;
      }
    } catch (IOException e) {
      LOG.log(Level.WARNING, "the watched folder failed", e);
    }
    return taken;
  }

  /** Whether it was taken; one bad file does not keep the others waiting. */
  private boolean take(Path file) throws IOException {
    byte[] content;
    try (InputStream in = Files.newInputStream(file)) {
      content = in.readNBytes(MOST_BYTES + 1);
    }
    if (content.length > MOST_BYTES) {
      return false;
    }
    try {
      return !intake.receiveAll(content, "folder").isEmpty();
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "a file of the watched folder failed", e);
      return false;
    }
  }

  private List<Path> settledFiles(Path watched) throws IOException {
    Instant settled = clock.instant().minus(SETTLED);
    List<Path> files = new ArrayList<>();
    try (DirectoryStream<Path> all = Files.newDirectoryStream(watched, WarningPolling::isOurs)) {
      for (Path file : all) {
        if (files.size() < MOST_FILES
            && Files.isRegularFile(file)
            && Files.getLastModifiedTime(file).toInstant().isBefore(settled)) {
          files.add(file);
        }
      }
    }
    Collections.sort(files);
    return files;
  }

  /** Other systems write {@code WARNING.XML} as well. */
  private static boolean isOurs(Path file) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    return name.endsWith(".xml") || name.endsWith(".cap");
  }
}
