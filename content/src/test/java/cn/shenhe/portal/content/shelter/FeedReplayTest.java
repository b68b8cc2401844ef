package cn.shenhe.portal.content.shelter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/**
 * FEMA's list of open shelters during Hurricane Ian, change by change: most shelters vanish from it
 * and come back, and nobody may be told that they closed.
 */
class FeedReplayTest {

  private static final Duration GRACE = Duration.ofHours(24);

  /** The list as it stood at each moment at which it changed, one JSON object a line. */
  private static Map<Instant, String> snapshots() throws IOException {
    Path file =
        SharedFixtures.file("fixtures/warn/shelters/us-fema/fema-nss-ian-2022-events.ndjson.gz");
    Map<Instant, List<Map<?, ?>>> events = new TreeMap<>();
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        Map<?, ?> event = (Map<?, ?>) JsonText.parse(line);
        events
            .computeIfAbsent(
                OffsetDateTime.parse((String) event.get("at")).toInstant(), at -> new ArrayList<>())
            .add(event);
      }
    }
    Map<Object, Map<Object, Object>> listed = new LinkedHashMap<>();
    Map<Instant, String> snapshots = new TreeMap<>();
    events.forEach(
        (at, changes) -> {
          for (Map<?, ?> change : changes) {
            Object id = change.get("id");
            switch ((String) change.get("op")) {
              case "appear" -> {
                Map<Object, Object> row = new LinkedHashMap<>(change);
                row.keySet().removeAll(Set.of("at", "op"));
                listed.put(id, row);
              }
              case "vanish" -> listed.remove(id);
              default ->
                  ((Map<?, ?>) change.get("changes"))
                      .forEach(
                          (name, values) -> {
                            if (listed.containsKey(id)) {
                              listed.get(id).put(name, ((List<?>) values).get(1));
                            }
                          });
            }
          }
          snapshots.put(
              at, listed.values().stream().map(FeedReplayTest::json).collect(Collectors.joining()));
        });
    return snapshots;
  }

  private static String json(Map<Object, Object> row) {
    return row.entrySet().stream()
        .map(e -> JsonText.quote((String) e.getKey()) + ":" + value(e.getValue()))
        .collect(Collectors.joining(",", "{", "}\n"));
  }

  private static String value(Object value) {
    return value instanceof String text ? JsonText.quote(text) : String.valueOf(value);
  }

  @Test
  void noShelterIsSaidToHaveClosedBecauseTheListForgotIt() throws IOException {
    Map<String, Shelter> shelters = new HashMap<>();
    Map<String, Instant> vanished = new HashMap<>();
    Set<String> flapping = new HashSet<>();
    int closures = 0;
    int silentTooEarly = 0;
    int silentAtLast = 0;
    int lists = 0;
    for (Map.Entry<Instant, String> snapshot : snapshots().entrySet()) {
      Instant now = snapshot.getKey();
      lists++;
      Set<String> mentioned = new HashSet<>();
      for (ImportPlan.Planned row : rows(snapshot.getValue(), shelters)) {
        if (!row.account().outcome().accepted()) {
          continue;
        }
        String code = row.account().code();
        mentioned.add(code);
        Shelter shelter = shelters.computeIfAbsent(code, c -> new Shelter(c, false));
        ShelterStatus before = status(shelter);
        row.tell(shelter, "fema", now);
        if (before == ShelterStatus.OPEN && status(shelter) != ShelterStatus.OPEN) {
          closures++;
        }
        if (vanished.remove(code) != null) {
          flapping.add(code);
        }
      }
      ShelterDirectory directory = new ShelterDirectory();
      directory.clock = () -> now;
      directory.feedGrace = GRACE;
      for (Map.Entry<String, Shelter> known : shelters.entrySet()) {
        if (mentioned.contains(known.getKey())) {
          continue;
        }
        vanished.putIfAbsent(known.getKey(), now);
        ShelterState state = known.getValue().state();
        closures += state.status() == ShelterStatus.OPEN ? 0 : 1;
        boolean silent = directory.feedIsSilent(state);
        boolean withinGrace = !state.lastSeen().plus(GRACE).isBefore(now);
        silentTooEarly += silent && withinGrace ? 1 : 0;
        silentAtLast += silent ? 1 : 0;
      }
    }
    System.out.printf(
        "Ian: %d lists, %d shelters, %d vanished and came back, %d closures announced, silence told"
            + " %d times, %d of them within the grace%n",
        lists, shelters.size(), flapping.size(), closures, silentAtLast, silentTooEarly);
    assertThat(lists).isGreaterThan(50);
    assertThat(flapping).hasSizeGreaterThan(200);
    assertThat(closures).isZero();
    assertThat(silentTooEarly).isZero();
    assertThat(silentAtLast).isPositive();
  }

  /** What the import makes of the list; an empty list, of which there are some, says nothing. */
  private static List<ImportPlan.Planned> rows(String list, Map<String, Shelter> shelters) {
    return list.isEmpty()
        ? List.of()
        : Sheets.plan(
                list.getBytes(StandardCharsets.UTF_8),
                Sheets.options(false),
                shelters.entrySet().stream().map(e -> coded(e.getKey(), e.getValue())).toList())
            .rows();
  }

  /** A shelter that was never described has no status yet. */
  private static ShelterStatus status(Shelter shelter) {
    return shelter.isWithdrawn() ? ShelterStatus.UNKNOWN : shelter.state().status();
  }

  private static ShelterState coded(String code, Shelter shelter) {
    ShelterState state = shelter.state();
    return new ShelterState(
        code,
        state.sheet(),
        state.status(),
        state.occupancy(),
        state.statusSince(),
        state.lastSeen(),
        false,
        false);
  }
}
