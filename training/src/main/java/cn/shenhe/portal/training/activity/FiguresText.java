package cn.shenhe.portal.training.activity;

import cn.shenhe.portal.training.campaign.CampaignRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Figures as text: one line for each of their lines, what it is first, parts separated by tabs. A
 * kind of line a later version does not know would be a mistake, not something to be skipped.
 */
final class FiguresText {

  private static final String TAB = "\t";

  private FiguresText() {}

  static String write(Figures figures) {
    Figures.Totals t = figures.totals();
    Stream<String> totals =
        Stream.of(
            line(
                "totals",
                t.activities(),
                t.signedUp(),
                t.came(),
                t.reports(),
                t.reached(),
                t.visitors(),
                t.players()));
    Stream<String> streets =
        figures.streets().stream()
            .map(
                s ->
                    line(
                        "street",
                        s.street(),
                        s.activities(),
                        s.came(),
                        s.reports(),
                        s.reached(),
                        s.visitors(),
                        s.players()));
    Stream<String> settings =
        figures.settings().stream()
            .map(s -> line("setting", s.setting(), s.reports(), s.reached()));
    Stream<String> audiences =
        figures.audiences().stream()
            .map(a -> line("audience", a.audience(), a.signedUp(), a.reached()));
    Stream<String> units =
        figures.units().stream()
            .map(u -> line("unit", u.unit(), u.setting(), u.street(), u.reports(), u.reached()));
    Stream<String> others = figures.others().stream().map(o -> line("other", o.what(), o.number()));
    return Stream.of(totals, streets, settings, audiences, units, others)
        .flatMap(lines -> lines)
        .collect(Collectors.joining("\n"));
  }

  private static String line(Object... parts) {
    return Stream.of(parts)
        .map(part -> String.valueOf(part).replaceAll("[\\t\\r\\n]", " "))
        .collect(Collectors.joining(TAB));
  }

  static Figures read(String text, CampaignRow campaign, Instant at) {
    Figures.Totals totals = new Figures.Totals(0, 0, 0, 0, 0, 0, 0);
    List<Figures.StreetLine> streets = new ArrayList<>();
    List<Figures.SettingLine> settings = new ArrayList<>();
    List<Figures.AudienceLine> audiences = new ArrayList<>();
    List<Figures.UnitLine> units = new ArrayList<>();
    List<ParticipationSource.Count> others = new ArrayList<>();
    for (String line : text.split("\n")) {
      String[] p = line.split(TAB, -1);
      switch (p[0]) {
        case "totals" ->
            totals =
                new Figures.Totals(
                    of(p[1]), of(p[2]), of(p[3]), of(p[4]), of(p[5]), of(p[6]), of(p[7]));
        case "street" ->
            streets.add(
                new Figures.StreetLine(
                    p[1], of(p[2]), of(p[3]), of(p[4]), of(p[5]), of(p[6]), of(p[7])));
        case "setting" ->
            settings.add(new Figures.SettingLine(Setting.valueOf(p[1]), of(p[2]), of(p[3])));
        case "audience" ->
            audiences.add(new Figures.AudienceLine(Audience.valueOf(p[1]), of(p[2]), of(p[3])));
        case "unit" ->
            units.add(new Figures.UnitLine(p[1], Setting.valueOf(p[2]), p[3], of(p[4]), of(p[5])));
        case "other" -> others.add(new ParticipationSource.Count(p[1], Long.parseLong(p[2])));
        default -> throw new IllegalArgumentException("no line of figures: " + p[0]);
      }
    }
    return new Figures(campaign, totals, streets, settings, audiences, units, others, at, true);
  }

  private static int of(String number) {
    return Integer.parseInt(number);
  }
}
