package cn.shenhe.portal.training.programme;

import cn.shenhe.portal.content.courseware.CoursewareLibrary;
import cn.shenhe.portal.exambank.question.IndustryCatalogues;
import cn.shenhe.portal.training.TrainingAct;
import jakarta.annotation.Resource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Programmes as staff keep them: new ones, new editions, no longer offered. */
@Stateless
@RolesAllowed({"EDITOR", "ADMINISTRATOR"})
public class ProgrammeEditing {

  private static final String CODE = "[A-Z0-9][A-Z0-9-]{2,59}";
  private static final int NAME_MAXIMUM = 60;

  @Inject ProgrammeRepository programmes;
  @Inject CoursewareLibrary library;
  @Inject Industries industries;
  @Inject InstantSource clock;
  @Inject Event<TrainingAct> acts;
  @Resource SessionContext session;

  /**
   * A programme of an experience base that may stand for a unit.
   *
   * @param title with the name of the base
   */
  public record Venue(String id, String title) {}

  /** What may be booked now, base by base. */
  public List<Venue> venues() {
    return programmes.venues().stream()
        .map(row -> new Venue((String) row[0], row[1] + "：" + row[2]))
        .toList();
  }

  /** All of them, also those no longer offered. */
  public List<ProgrammeRow> list() {
    return programmes.rows(false);
  }

  /**
   * A programme that did not exist.
   *
   * @param code 3–60 capital letters, digits and dashes
   * @throws ProgrammeRefused when the code is taken or malformed, or a lesson, a base's programme
   *     or the industry is unknown
   */
  public void open(
      String code, JobCategory category, String industry, String subOperation, EditionSheet sheet) {
    String wanted = code == null ? "" : code.strip().toUpperCase(Locale.ROOT);
    if (!wanted.matches(CODE)) {
      throw new ProgrammeRefused("code");
    }
    if (programmes.programme(wanted).isPresent()) {
      throw new ProgrammeRefused("code-taken", wanted);
    }
    Programme programme =
        new Programme(
            wanted, category, industry(industry), name(subOperation, ""), clock.instant());
    programmes.add(programme);
    keep(programme, sheet);
  }

  private String industry(String chosen) {
    String name = name(chosen, Industries.GENERAL);
    boolean all = name.equals(Industries.GENERAL) || name.equals(IndustryCatalogues.ALL);
    return all ? Industries.GENERAL : industries.checked(name);
  }

  private static String name(String text, String otherwise) {
    String stripped = text == null ? "" : text.strip();
    if (stripped.length() > NAME_MAXIMUM) {
      throw new ProgrammeRefused("name", NAME_MAXIMUM);
    }
    return stripped.isEmpty() ? otherwise : stripped;
  }

  /**
   * The next edition; running enrolments keep theirs.
   *
   * @param seen number of the edition the editor began with
   * @throws ProgrammeRefused when another edition came in between, or a lesson is unknown
   */
  public int revise(String code, int seen, EditionSheet sheet) {
    Programme programme = programmes.programme(code).orElseThrow(UnknownProgramme::new);
    if (programme.editionNumber() != seen) {
      throw new ProgrammeRefused("stale");
    }
    keep(programme, sheet);
    return programme.editionNumber();
  }

  private void keep(Programme programme, EditionSheet sheet) {
    List<String> slugs = LessonPieces.slugs(sheet.pieces());
    Set<String> there = library.titles(slugs).keySet();
    slugs.stream()
        .filter(slug -> !there.contains(slug))
        .findFirst()
        .ifPresent(
            slug -> {
              throw new ProgrammeRefused("lesson", slug);
            });
    sheet.units().stream()
        .filter(EditionSheet.UnitSheet::attended)
        .map(EditionSheet.UnitSheet::title)
        .filter(title -> sheet.units().stream().filter(u -> u.title().equals(title)).count() > 1)
        .findFirst()
        .ifPresent(
            title -> {
              throw new ProgrammeRefused("unit-twice", title);
            });
    List<String> venues = programmes.venues().stream().map(row -> (String) row[0]).toList();
    if (!sheet.units().stream()
        .allMatch(unit -> unit.venue().isEmpty() || venues.contains(unit.venue()))) {
      throw new ProgrammeRefused("venue");
    }
    Instant now = clock.instant();
    programmes.add(
        new ProgrammeEdition(programme, sheet, session.getCallerPrincipal().getName(), "", now));
    acts.fire(
        new TrainingAct(
            "programme.revised", programme.publicId(), "edition " + programme.editionNumber()));
  }

  public void offer(String code, boolean offered) {
    Programme programme = programmes.programme(code).orElseThrow(UnknownProgramme::new);
    programme.offer(offered);
    acts.fire(
        new TrainingAct(
            offered ? "programme.offered" : "programme.withdrawn", programme.publicId(), ""));
  }
}
