package cn.shenhe.portal.web.content.shelter;

import cn.shenhe.portal.content.shelter.GeoPoint;
import cn.shenhe.portal.content.shelter.GeoPolygon;
import cn.shenhe.portal.content.shelter.Hazard;
import cn.shenhe.portal.content.warning.ActiveWarning;
import cn.shenhe.portal.content.warning.WarningBoard;
import cn.shenhe.portal.content.warning.WarningRow;
import cn.shenhe.portal.content.warning.area.DistrictMap;
import cn.shenhe.portal.content.warning.area.Shape;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What the active warnings mean for somebody who looks for a shelter: which danger to flee from,
 * and which areas to stay out of.
 *
 * <p>Only drawn areas set shelters aside. A division code warns the whole district or a street
 * whose outline nobody has published, and an area that covers the whole district leaves no other
 * shelter to go to: both preselect the danger and set nothing aside.
 */
@ApplicationScoped
public class ShelterWarnings {

  private static final Duration FRESH = Duration.ofSeconds(1);

  /**
   * Which shelters help against what the issuers call the danger; the first rule that fits decides.
   * A judgement of this portal, not of a standard: dangers without a rule preselect nothing.
   */
  private static final List<Rule> RULES =
      List.of(
          new Rule(Hazard.EARTHQUAKE, "地震"),
          new Rule(Hazard.LANDSLIDE, "地质灾害|泥石流|滑坡|崩塌"),
          new Rule(Hazard.FLOOD, "洪|汛|水库|堤防"),
          new Rule(Hazard.GALE, "台风|大风|龙卷|下击暴流|强对流"),
          new Rule(Hazard.SNOWSTORM, "暴雪|大雪|雪灾"),
          new Rule(Hazard.COLD, "寒|低温|冰冻|冻害|降温"),
          new Rule(Hazard.HEAT, "高温|热浪"),
          new Rule(Hazard.WATERLOGGING, "暴雨|强降雨|涝|积水"),
          new Rule(Hazard.HAZARDOUS_RELEASE, "泄漏|危险化学品"),
          new Rule(Hazard.FIRE, "火灾"));

  private record Rule(Hazard hazard, Pattern words) {
    Rule(Hazard hazard, String words) {
      this(hazard, Pattern.compile(words));
    }
  }

  /**
   * One active warning.
   *
   * @param hazard what to flee from; null when no kind of shelter answers this danger
   * @param areas drawn areas to stay out of; may be empty
   */
  public record Danger(WarningRow row, Hazard hazard, List<GeoPolygon> areas) {}

  private record Snapshot(List<Danger> dangers, Instant taken) {}

  @Inject WarningBoard board;
  @Inject InstantSource clock;

  private volatile Snapshot snapshot;

  /**
   * The warnings in force, most dangerous first; those of now are at most a second old.
   *
   * @param at the moment to answer for; null for now
   */
  List<Danger> at(Instant at) {
    if (at != null) {
      return read(at);
    }
    Snapshot known = snapshot;
    Instant now = clock.instant();
    if (known == null || !known.taken().plus(FRESH).isAfter(now)) {
      known = new Snapshot(read(now), now);
      snapshot = known;
    }
    return known.dangers();
  }

  private List<Danger> read(Instant moment) {
    return board.areas(moment).stream().map(ShelterWarnings::danger).toList();
  }

  static Danger danger(ActiveWarning warning) {
    List<Shape> shapes = warning.areas().stream().flatMap(a -> a.shapes().stream()).toList();
    boolean everywhere =
        shapes.stream().anyMatch(shape -> shape.covers(DistrictMap.shipped().boundary()));
    List<GeoPolygon> areas = new ArrayList<>();
    if (!everywhere) {
      shapes.forEach(shape -> areas.add(polygon(shape)));
    }
    return new Danger(
        warning.row(),
        hazard(warning.row().hazard()).or(() -> hazard(warning.row().headline())).orElse(null),
        List.copyOf(areas));
  }

  /** The kind of shelter that answers a danger by its name. */
  static Optional<Hazard> hazard(String name) {
    return RULES.stream()
        .filter(rule -> rule.words().matcher(name).find())
        .map(Rule::hazard)
        .findFirst();
  }

  private static GeoPolygon polygon(Shape shape) {
    return new GeoPolygon(
        List.of(
            shape.outline().stream().map(p -> new GeoPoint(p.latitude(), p.longitude())).toList()));
  }
}
