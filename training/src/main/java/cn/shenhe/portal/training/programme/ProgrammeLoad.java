package cn.shenhe.portal.training.programme;

import cn.shenhe.portal.content.courseware.CoursewareLibrary;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Brings the outlines that ship into the database; called at every start. */
@Stateless
public class ProgrammeLoad {

  static final String ORIGIN = "portal";

  @Inject ProgrammeRepository programmes;
  @Inject CoursewareLibrary library;
  @Inject InstantSource clock;

  /**
   * Adds what is new, makes a new edition of what we changed, leaves what staff rewrote.
   *
   * @return one line per programme that was touched
   */
  @RolesAllowed("SYSTEM")
  public List<String> loadShipped() {
    List<String> report = new ArrayList<>();
    for (String name : OutlineFile.SHIPPED) {
      Set<String> there = library.titles(OutlineFile.lessons(name)).keySet();
      OutlineFile file = OutlineFile.read(name, there);
      Programme programme = programmes.programme(file.code()).orElse(null);
      if (programme == null) {
        programme =
            new Programme(
                file.code(),
                file.category(),
                file.industry(),
                file.subOperation(),
                clock.instant());
        programmes.add(programme);
      } else if (!renewable(programme, file)) {
        continue;
      }
      programmes.add(
          new ProgrammeEdition(programme, file.sheet(), ORIGIN, file.digest(), clock.instant()));
      report.add(
          file.code()
              + " edition "
              + programme.editionNumber()
              + (file.missing().isEmpty() ? "" : " without lessons " + file.missing()));
    }
    return report;
  }

  private boolean renewable(Programme programme, OutlineFile file) {
    boolean ours = programmes.edition(programme).filter(e -> e.origin().equals(ORIGIN)).isPresent();
    boolean same =
        programmes
            .shippedDigest(programme, ORIGIN)
            .filter(digest -> digest.equals(file.digest()))
            .isPresent();
    return ours && !same;
  }
}
