package cn.shenhe.portal.web.content.shelter;

import cn.shenhe.portal.content.courseware.Article;
import cn.shenhe.portal.content.courseware.CoursewareLibrary;
import cn.shenhe.portal.content.courseware.UnknownLesson;
import cn.shenhe.portal.content.shelter.Hazard;
import cn.shenhe.portal.content.shelter.ListShelters;
import cn.shenhe.portal.content.shelter.ListedShelters;
import cn.shenhe.portal.content.shelter.ShelterDirectory;
import cn.shenhe.portal.content.shelter.ShelterNeeds;
import cn.shenhe.portal.content.shelter.StreetName;
import cn.shenhe.portal.content.shelter.WalkingPace;
import cn.shenhe.portal.content.warning.WarningBoard;
import cn.shenhe.portal.web.shell.Texts;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.omnifaces.util.Faces;

/**
 * What one needs of a street, or of the district, when there is no network: shelters, what to do,
 * numbers to call. One page that stands by itself; the worker of the browser ({@code sw.js}) keeps
 * it.
 */
@Named("pocket")
@RequestScoped
public class PocketView {

  /** The lessons carried along whole, in this order. */
  private static final List<String> LESSONS =
      List.of("earthquake-what-to-do", "fire-escape-smoke", "shelter-how-to-use", "cpr-aed");

  /** A card of what to do against a hazard of the weather. */
  public record Advice(String hazard, List<String> lines) {}

  /** A lesson as it is read, without the anchors, which would collide on one page. */
  public record Carried(String title, String html) {}

  @Inject ShelterDirectory directory;
  @Inject WarningBoard board;
  @Inject CoursewareLibrary library;
  @Inject HttpServletRequest request;

  private final List<Advice> advice = new ArrayList<>();
  private final List<Carried> lessons = new ArrayList<>();
  private List<PocketRow> rows = List.of();
  private List<StreetName> streets = List.of();
  private WalkingPace pace = new WalkingPace(1, 1);
  private String street = "";
  private String name = "";
  private String asOf = "";
  private int total;
  private int left;

  /** Answers "not found" for a street that does not exist. */
  public void load() throws IOException {
    streets = directory.streets();
    String asked = request.getParameter("street");
    if (asked != null && !asked.isBlank()) {
      StreetName known =
          streets.stream().filter(s -> s.code().equals(asked)).findFirst().orElse(null);
      if (known == null) {
        Faces.responseSendError(HttpServletResponse.SC_NOT_FOUND, "street");
        return;
      }
      street = known.code();
      name = known.name();
    } else {
      name = Texts.of("shelter", "pocket.district");
    }
    total = directory.summary(null).total();
    ListedShelters listed =
        directory.list(new ListShelters(street, ShelterNeeds.NONE, List.of(), null));
    asOf = SheltersView.MINUTE.format(listed.asOf());
    pace = listed.pace();
    rows = PocketRow.fitting(listed.suitable(), asOf);
    left = listed.suitable().size() - rows.size();
    board.guidance().forEach((hazard, lines) -> advice.add(new Advice(hazard, lines)));
    LESSONS.forEach(this::carry);
  }

  private void carry(String slug) {
    try {
      Article article = library.article(slug);
      lessons.add(new Carried(article.title(), article.html().replaceAll(" id=\"[^\"]*\"", "")));
    } catch (UnknownLesson withdrawn) {
      // The editors took it back: the pack does without.
    }
  }

  public String getTitle() {
    return Texts.of("shelter", "pocket.title", name);
  }

  public String getStreet() {
    return street;
  }

  public String getAsOf() {
    return asOf;
  }

  /** Shelters of the district. */
  public int getTotal() {
    return total;
  }

  /** Shelters that found no room. */
  public int getLeft() {
    return left;
  }

  public List<PocketRow> getRows() {
    return rows;
  }

  /** What one may flee from, in the order of the letters of a row. */
  public List<Hazard> getHazards() {
    return ShelterQuestion.HAZARDS;
  }

  public WalkingPace getPace() {
    return pace;
  }

  public List<Advice> getAdvice() {
    return advice;
  }

  public List<Carried> getLessons() {
    return lessons;
  }

  public List<StreetName> getStreets() {
    return streets;
  }
}
