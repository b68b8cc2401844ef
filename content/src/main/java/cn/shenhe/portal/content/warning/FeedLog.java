package cn.shenhe.portal.content.warning;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** When each feed was asked and what it said, each step a transaction of its own. */
@ApplicationScoped
class FeedLog {

  private static final Duration LONGEST = Duration.ofHours(1);
  private static final int MOST_DOUBLINGS = 10;
  private static final int REMEMBERED_LINKS = 5000;

  @Inject WarningRepository rows;
  @Inject InstantSource clock;

  @Inject
  @ConfigProperty(name = "portal.warning.poll-every", defaultValue = "PT60S")
  String every;

  /** Addresses of messages do not change their content; a restart asks for them once more. */
  private final Set<String> links = remembering();

  /** Addresses that gave no message when they were asked last. */
  private final Set<String> failed = remembering();

  private static Set<String> remembering() {
    return Collections.synchronizedSet(
        Collections.newSetFromMap(
            new LinkedHashMap<>() {
              private static final long serialVersionUID = 1L;

              @Override
              protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
                return size() > REMEMBERED_LINKS;
              }
            }));
  }

  /** What to send along, so that an unchanged feed is answered by 304. */
  record Due(String etag, String modified) {}

  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public Optional<Due> due(String code, String url) {
    WarningSource source =
        rows.source(code)
            .orElseGet(
                () -> {
                  WarningSource fresh = new WarningSource(code, code);
                  rows.add(fresh);
                  return fresh;
                });
    source.follow(url);
    return source.isDueAt(clock.instant())
        ? Optional.of(new Due(source.feedEtag(), source.feedModified()))
        : Optional.empty();
  }

  /** It answered; whether anything was new is another matter. */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public void answered(String code, String etag, String modified) {
    Instant now = clock.instant();
    WarningSource source = rows.source(code).orElseThrow(UnknownWarning::new);
    source.heard(now);
    source.answered(etag, modified, now.plus(Duration.parse(every)));
  }

  /** It did not; it is asked less and less often. One that could not even be noted is let be. */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public void missed(String code) {
    rows.source(code).ifPresent(this::missed);
  }

  private void missed(WarningSource source) {
    source.missed();
    Duration pause =
        Duration.parse(every).multipliedBy(1L << Math.min(MOST_DOUBLINGS, source.failures()));
    source.askAgainAt(clock.instant().plus(pause.compareTo(LONGEST) > 0 ? LONGEST : pause));
  }

  boolean hasFetched(String link) {
    return links.contains(link);
  }

  void fetched(String link) {
    links.add(link);
    failed.remove(link);
  }

  boolean hasFailed(String link) {
    return failed.contains(link);
  }

  void failed(String link) {
    failed.add(link);
  }
}
