package cn.shenhe.portal.content.shelter;

import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All that is known of one shelter, attribute by attribute, each with its source and date. Never
 * changes; a newer statement makes a new sheet. An attribute that is not on the sheet is unknown.
 *
 * <p>It is stored as text, one line per attribute, so that one row holds the whole answer, the same
 * form serves for the history, and a list of shelters costs one statement.
 */
public final class ShelterSheet {

  private static final String SEPARATOR = "\t";

  private final Map<ShelterAttribute, Fact> facts;

  private ShelterSheet(Map<ShelterAttribute, Fact> facts) {
    this.facts = Collections.unmodifiableMap(facts);
  }

  /**
   * @throws IllegalArgumentException without a name
   */
  public static ShelterSheet of(Map<ShelterAttribute, Fact> facts) {
    if (!facts.containsKey(ShelterAttribute.NAME)) {
      throw new IllegalArgumentException("a shelter needs a name");
    }
    return new ShelterSheet(new EnumMap<>(facts));
  }

  /** In the order of {@link ShelterAttribute}; internal attributes included. */
  public Map<ShelterAttribute, Fact> facts() {
    return facts;
  }

  /** The sheet without the responsible persons. */
  public ShelterSheet forThePublic() {
    Map<ShelterAttribute, Fact> shown = new EnumMap<>(facts);
    shown.keySet().removeIf(ShelterAttribute::internal);
    return new ShelterSheet(shown);
  }

  /** This sheet with the statements of a newer one on top; what the newer one omits stays. */
  ShelterSheet updatedBy(ShelterSheet newer) {
    Map<ShelterAttribute, Fact> merged = new EnumMap<>(facts);
    merged.putAll(newer.facts);
    return new ShelterSheet(merged);
  }

  /** This sheet with one fact more or another in its place. */
  ShelterSheet with(ShelterAttribute attribute, Fact fact) {
    Map<ShelterAttribute, Fact> changed = new EnumMap<>(facts);
    changed.put(attribute, fact);
    return of(changed);
  }

  /**
   * This sheet with one thing unknown.
   *
   * @throws IllegalArgumentException without a name
   */
  ShelterSheet without(ShelterAttribute attribute) {
    Map<ShelterAttribute, Fact> changed = new EnumMap<>(facts);
    changed.remove(attribute);
    return of(changed);
  }

  /** Whether both say the same; sources and dates are not compared. */
  boolean saysTheSame(ShelterSheet other) {
    return facts.keySet().equals(other.facts.keySet())
        && facts.entrySet().stream()
            .allMatch(e -> e.getValue().value().equals(other.facts.get(e.getKey()).value()));
  }

  public Optional<String> text(ShelterAttribute attribute) {
    return Optional.ofNullable(facts.get(attribute)).map(Fact::value);
  }

  public String name() {
    return facts.get(ShelterAttribute.NAME).value();
  }

  public TriState triState(ShelterAttribute attribute) {
    return text(attribute).map(TriState::valueOf).orElse(TriState.UNKNOWN);
  }

  public TriState suits(Hazard hazard) {
    return triState(ShelterAttribute.suits(hazard));
  }

  /** Persons, or empty when nobody has said how many. */
  public Optional<Integer> capacity() {
    return text(ShelterAttribute.CAPACITY).map(Integer::valueOf);
  }

  public Optional<GeoPoint> position() {
    return text(ShelterAttribute.POSITION).map(ShelterSheet::point);
  }

  /** The point of the canonical text {@code latitude,longitude}. */
  static GeoPoint point(String text) {
    int comma = text.indexOf(',');
    return new GeoPoint(
        Double.parseDouble(text.substring(0, comma)),
        Double.parseDouble(text.substring(comma + 1)));
  }

  /** Whether there is a roof: from the kind of space. */
  public TriState indoor() {
    return text(ShelterAttribute.SPACE)
        .map(s -> s.contains("室内") ? TriState.YES : TriState.NO)
        .orElse(TriState.UNKNOWN);
  }

  public Optional<OpenRule> openRule() {
    return text(ShelterAttribute.OPEN_RULE)
        .map(
            label ->
                List.of(OpenRule.values()).stream()
                    .filter(r -> r.label().equals(label))
                    .findFirst()
                    .orElseThrow());
  }

  /** The form in which it is stored. */
  String encoded() {
    StringBuilder text = new StringBuilder();
    facts.forEach(
        (attribute, fact) ->
            text.append(attribute.name())
                .append(SEPARATOR)
                .append(escaped(fact.value()))
                .append(SEPARATOR)
                .append(escaped(fact.source()))
                .append(SEPARATOR)
                .append(fact.verifiedOn() == null ? "" : fact.verifiedOn())
                .append('\n'));
    return text.toString();
  }

  static ShelterSheet decoded(String text) {
    Map<ShelterAttribute, Fact> facts = new EnumMap<>(ShelterAttribute.class);
    text.lines()
        .forEach(
            line -> {
              String[] parts = line.split(SEPARATOR, -1);
              facts.put(
                  ShelterAttribute.valueOf(parts[0]),
                  new Fact(
                      unescaped(parts[1]),
                      unescaped(parts[2]),
                      parts[3].isEmpty() ? null : LocalDate.parse(parts[3])));
            });
    return of(facts);
  }

  private static String escaped(String text) {
    return text.replace("\\", "\\\\")
        .replace("\t", "\\t")
        .replace("\n", "\\n")
        .replace("\r", "\\r");
  }

  private static String unescaped(String text) {
    StringBuilder plain = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c != '\\') {
        plain.append(c);
        continue;
      }
      i++;
      plain.append(
          switch (text.charAt(i)) {
            case 't' -> '\t';
            case 'n' -> '\n';
            case 'r' -> '\r';
            default -> '\\';
          });
    }
    return plain.toString();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ShelterSheet sheet && facts.equals(sheet.facts);
  }

  @Override
  public int hashCode() {
    return facts.hashCode();
  }

  @Override
  public String toString() {
    return forThePublic().facts.toString();
  }
}
