package cn.shenhe.portal.training.programme;

import cn.shenhe.portal.content.courseware.CoursewareLibrary;
import cn.shenhe.portal.training.hours.PieceLengths;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Programmes as everybody may read them. */
@Stateless
public class ProgrammeCatalogue {

  @Inject ProgrammeRepository programmes;
  @Inject CoursewareLibrary library;
  @Inject Industries industries;
  @Inject HourLength hour;
  @Inject PieceLengths lengths;

  /** What is offered, in the order it was added. */
  @PermitAll
  public List<ProgrammeRow> offered() {
    return programmes.rows(true);
  }

  /**
   * The edition in force.
   *
   * @throws UnknownProgramme when there is no such programme
   */
  @PermitAll
  public ProgrammeOutline outline(String code) {
    Programme programme =
        programmes.programme(code == null ? "" : code).orElseThrow(UnknownProgramme::new);
    ProgrammeEdition edition = programmes.edition(programme).orElseThrow(UnknownProgramme::new);
    EditionSheet sheet = edition.sheet();
    Map<String, String> titles = library.titles(LessonPieces.slugs(sheet.pieces()));
    List<ProgrammeOutline.Unit> units = new ArrayList<>();
    for (EditionSheet.UnitSheet unit : sheet.units()) {
      units.add(
          new ProgrammeOutline.Unit(
              units.size() + 1,
              unit,
              unit.pieces().stream().map(piece -> link(piece, titles)).toList()));
    }
    return new ProgrammeOutline(
        programme.code(),
        programme.category(),
        programme.industry(),
        industries.fixed(programme),
        programme.subOperation(),
        edition.number(),
        programme.offered(),
        sheet,
        units,
        hour.minutes(),
        share(sheet, sheet.initial().hours(), false),
        share(sheet, sheet.initial().highRiskHours(), true),
        edition.createdAt());
  }

  private OnlineShare share(EditionSheet sheet, Integer required, boolean highRisk) {
    return required == null
        ? null
        : OnlineShare.of(required, hour.hours(lengths.of(sheet.pieces(highRisk)).toMillis()));
  }

  /**
   * Titles of the units that are done by being there, of what is offered and of older editions
   * somebody has not completed, in this order; each once.
   */
  @PermitAll
  public List<String> attendedUnits() {
    return Stream.of(programmes.attendedUnits(), programmes.attendedUnitsAwaited())
        .flatMap(List::stream)
        .distinct()
        .toList();
  }

  private static ProgrammeOutline.LessonLink link(String piece, Map<String, String> titles) {
    String slug = LessonPieces.slug(piece);
    boolean there = titles.containsKey(slug);
    return new ProgrammeOutline.LessonLink(
        piece, there ? slug : "", titles.getOrDefault(slug, piece));
  }
}
