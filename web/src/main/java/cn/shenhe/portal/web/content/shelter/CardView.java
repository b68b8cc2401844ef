package cn.shenhe.portal.web.content.shelter;

import cn.shenhe.portal.content.shelter.FindShelters;
import cn.shenhe.portal.content.shelter.FoundShelter;
import cn.shenhe.portal.content.shelter.FoundShelters;
import cn.shenhe.portal.content.shelter.GeoPoint;
import cn.shenhe.portal.content.shelter.Hazard;
import cn.shenhe.portal.content.shelter.ShelterDirectory;
import cn.shenhe.portal.content.shelter.ShelterNeeds;
import cn.shenhe.portal.content.shelter.WalkingPace;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.omnifaces.util.Faces;

/**
 * One A4 for the wall at home: for each common hazard the three nearest shelters known to suit it.
 * Shelters of which nobody has said are left out: paper cannot be asked again.
 */
@Named("card")
@RequestScoped
public class CardView {

  private static final int SHOWN = 3;
  private static final List<Hazard> COMMON =
      List.of(Hazard.EARTHQUAKE, Hazard.WATERLOGGING, Hazard.FIRE, Hazard.GALE);

  /** The shelters for one hazard, nearest first. */
  public record Part(String hazard, List<ShelterRow> rows) {}

  @Inject ShelterDirectory directory;
  @Inject HttpServletRequest request;

  @Inject
  @ConfigProperty(name = "portal.public.url", defaultValue = "http://localhost:8080")
  String publicUrl;

  private final SketchMap map = new SketchMap();
  private final List<Part> parts = new ArrayList<>();
  private FoundShelters last;
  private GeoPoint home;

  /** Answers "bad request" when the address names no position. */
  public void load() throws IOException {
    home = new ShelterQuestion(List.of(), request::getParameter).position();
    if (home == null) {
      Faces.responseSendError(HttpServletResponse.SC_BAD_REQUEST, "lat, lon");
      return;
    }
    for (Hazard hazard : COMMON) {
      last =
          directory.find(
              new FindShelters(
                  home, new ShelterNeeds(hazard, Set.of(), 0, false), SHOWN, List.of(), null));
      List<ShelterRow> rows = new ArrayList<>();
      for (FoundShelter found : last.suitable()) {
        rows.add(ShelterRow.of(rows.size() + 1, found, map));
      }
      parts.add(new Part(hazard.label(), rows));
    }
  }

  public List<Part> getParts() {
    return parts;
  }

  public String getAsOf() {
    return last == null ? "" : SheltersView.MINUTE.format(last.asOf());
  }

  public WalkingPace getPace() {
    return last == null ? new WalkingPace(1, 1) : last.pace();
  }

  /** Leads to the present answer for the same place, rounded to about ten metres. */
  public QrCode getQr() {
    return home == null
        ? QrCode.of(publicUrl)
        : QrCode.of(
            String.format(
                Locale.ROOT,
                "%s/shelter/shelters?lat=%.4f&lon=%.4f",
                publicUrl,
                home.latitude(),
                home.longitude()));
  }
}
