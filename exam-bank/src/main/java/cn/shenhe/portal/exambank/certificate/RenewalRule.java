package cn.shenhe.portal.exambank.certificate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What is asked of the holder of a 特种作业操作证 from a day on. The rules are data ({@code
 * exam/renewal.json}, or a file of the setting {@code portal.certificate.renewal-rules}), each with
 * its basis.
 *
 * @param from first day; null for the oldest rule
 * @param reviewYears years between reviews; null where there are none
 * @param exchangeYears years after which a certificate is exchanged
 * @param basis document, shown beside what follows from it
 */
public record RenewalRule(LocalDate from, Integer reviewYears, int exchangeYears, String basis) {

  private static final JsonMapper JSON = new JsonMapper();
  private static final String SHIPPED = "/exam/renewal.json";

  /** The rules that ship, the oldest first. */
  public static List<RenewalRule> shipped() {
    try (InputStream in = RenewalRule.class.getResourceAsStream(SHIPPED)) {
      return read(JSON.readTree(in));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The rules of a file, the oldest first.
   *
   * @throws IllegalArgumentException when it holds none, or one without basis
   */
  public static List<RenewalRule> of(Path file) {
    try {
      return read(JSON.readTree(Files.readAllBytes(file)));
    } catch (IOException e) {
      throw new IllegalArgumentException("rules of renewal not readable: " + file, e);
    }
  }

  private static List<RenewalRule> read(JsonNode root) {
    List<RenewalRule> rules = new ArrayList<>();
    for (JsonNode node : root) {
      rules.add(
          new RenewalRule(
              node.path("from").isTextual() ? LocalDate.parse(node.path("from").asText()) : null,
              node.path("reviewYears").isInt() ? node.path("reviewYears").asInt() : null,
              node.path("exchangeYears").asInt(),
              node.path("basis").asText().strip()));
    }
    if (rules.isEmpty() || rules.stream().anyMatch(rule -> rule.basis().isEmpty())) {
      throw new IllegalArgumentException("a rule of renewal needs its basis");
    }
    rules.sort(
        Comparator.comparing(RenewalRule::from, Comparator.nullsFirst(Comparator.naturalOrder())));
    return List.copyOf(rules);
  }

  /** The rule of a day. */
  static RenewalRule on(LocalDate day, List<RenewalRule> rules) {
    RenewalRule found = rules.get(0);
    for (RenewalRule rule : rules) {
      if (rule.from() == null || !rule.from().isAfter(day)) {
        found = rule;
      }
    }
    return found;
  }
}
