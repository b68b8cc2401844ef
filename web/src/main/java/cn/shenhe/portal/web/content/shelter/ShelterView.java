package cn.shenhe.portal.web.content.shelter;

import cn.shenhe.portal.content.shelter.CoordinateSystem;
import cn.shenhe.portal.content.shelter.Fact;
import cn.shenhe.portal.content.shelter.GeoPoint;
import cn.shenhe.portal.content.shelter.ShelterAttribute;
import cn.shenhe.portal.content.shelter.ShelterDirectory;
import cn.shenhe.portal.content.shelter.ShelterExport;
import cn.shenhe.portal.content.shelter.ShelterState;
import cn.shenhe.portal.content.shelter.TriState;
import cn.shenhe.portal.content.shelter.UnknownShelter;
import cn.shenhe.portal.web.shell.Texts;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.BadRequestException;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.omnifaces.util.Faces;

/** One shelter: everything known and by whom, how to get there, a card to print. */
@Named("shelter")
@RequestScoped
public class ShelterView {

  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("yyyy年M月d日 HH:mm").withZone(ZoneId.of("Asia/Shanghai"));

  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy年M月d日");

  /**
   * A line of the page.
   *
   * @param known false when nobody has told us: then value and source are empty
   */
  public record Line(
      String label,
      boolean known,
      String value,
      String source,
      String verifiedOn,
      boolean coordinate) {}

  /** A link to the way there in a map service. */
  public record Direction(String key, String href) {}

  @Inject ShelterDirectory directory;
  @Inject HttpServletRequest request;
  @Inject InstantSource clock;

  @Inject
  @ConfigProperty(name = "portal.public.url", defaultValue = "http://localhost:8080")
  String publicUrl;

  private ShelterState shelter;
  private Instant at;

  /** Answers "not found" when there is no such shelter. */
  public void load() throws IOException {
    String id = request.getParameter("id");
    try {
      at = OpenData.moment(request.getParameter("at"));
      shelter = directory.details(id == null ? "" : id, at);
    } catch (UnknownShelter unknown) {
      Faces.responseSendError(HttpServletResponse.SC_NOT_FOUND, unknown.code());
    } catch (BadRequestException e) {
      Faces.responseSendError(HttpServletResponse.SC_BAD_REQUEST, e.getMessage());
    }
  }

  public boolean isFound() {
    return shelter != null;
  }

  public ShelterState getState() {
    return shelter;
  }

  public String getName() {
    return shelter == null ? "" : shelter.sheet().name();
  }

  public String getOpen() {
    return directory.openNow(shelter, at).name();
  }

  /** Whether one can go in hangs on a school whose holidays nobody has told us. */
  public boolean isSchool() {
    return directory.hangsOnTheSchool(shelter);
  }

  /** Whether its source has not named it for long; of one that is not listed more is known. */
  public boolean isSilent() {
    return !shelter.unlisted() && directory.feedIsSilent(shelter);
  }

  /** Beijing time for which the page holds; a kept copy of it may be old. */
  public String getAsOf() {
    return MINUTE.format(at == null ? clock.instant() : at);
  }

  public String getSince() {
    return MINUTE.format(shelter.statusSince());
  }

  public String getLastSeen() {
    return shelter.lastSeen() == null ? "" : MINUTE.format(shelter.lastSeen());
  }

  /** Every attribute of the public, known or not. */
  public List<Line> getLines() {
    List<Line> lines = new ArrayList<>();
    for (ShelterAttribute attribute : ShelterAttribute.values()) {
      if (attribute.internal() || attribute == ShelterAttribute.NAME) {
        continue;
      }
      Fact fact = shelter.sheet().facts().get(attribute);
      lines.add(
          fact == null
              ? new Line(attribute.label(), false, "", "", "", false)
              : new Line(
                  attribute.label(),
                  true,
                  shown(attribute, fact.value()),
                  fact.source(),
                  fact.verifiedOn() == null ? "" : DAY.format(fact.verifiedOn()),
                  attribute == ShelterAttribute.POSITION));
    }
    return lines;
  }

  /** A position to five digits, which is a metre; more would be noise. */
  private static String shown(ShelterAttribute attribute, String value) {
    String[] parts = value.split(",");
    if (attribute != ShelterAttribute.POSITION || parts.length != 2) {
      return ShelterExport.shown(attribute, value);
    }
    return String.format(
        Locale.ROOT,
        "%.5f, %.5f",
        Double.parseDouble(parts[0].strip()),
        Double.parseDouble(parts[1].strip()));
  }

  /** How many it holds, in words; empty when unknown. */
  public String getCapacity() {
    return shelter.sheet().capacity().map(n -> Texts.of("shelter", "card.people", n)).orElse("");
  }

  public String getWheelchair() {
    TriState answer = shelter.sheet().triState(ShelterAttribute.WHEELCHAIR);
    return Texts.of("shelter", "card.wheelchair." + answer.name());
  }

  /** Each map service gets the way there with the position in the system it expects. */
  public List<Direction> getDirections() {
    GeoPoint wgs = shelter.sheet().position().orElse(null);
    if (wgs == null) {
      return List.of();
    }
    return directions(getName(), wgs);
  }

  /**
   * Ways on foot from where the person is; {@code geo:} carries the name as Android reads it.
   * Tencent's web form names no word for "my position": left out, a telephone starts from its own,
   * while a desktop asks.
   */
  static List<Direction> directions(String name, GeoPoint wgs) {
    GeoPoint gcj = CoordinateSystem.GCJ02.fromWgs84(wgs);
    GeoPoint bd = CoordinateSystem.BD09.fromWgs84(wgs);
    String label = encoded(name);
    String here = pair(wgs.latitude(), wgs.longitude());
    return List.of(
        // Source: RFC 5870, and the query of Android's common intents for maps.
        new Direction("geo", "geo:" + here + "?q=" + here + "(" + label + ")"),
        new Direction(
            "amap",
            "https://uri.amap.com/navigation?to="
                + pair(gcj.longitude(), gcj.latitude())
                + ","
                + label
                + "&mode=walk&coordinate=gaode&src=portal&callnative=1"),
        new Direction(
            "baidu",
            "https://api.map.baidu.com/direction?origin="
                + encoded("我的位置")
                + "&destination=latlng:"
                + pair(bd.latitude(), bd.longitude())
                + "%7Cname:"
                + label
                + "&mode=walking&region="
                + encoded("沈阳")
                + "&coord_type=bd09ll&output=html&src=webapp.shenhe.portal"),
        new Direction(
            "tencent",
            "https://apis.map.qq.com/uri/v1/routeplan?type=walk&to="
                + label
                + "&tocoord="
                + pair(gcj.latitude(), gcj.longitude())
                + "&referer=portal"));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private static String pair(double first, double second) {
    return String.format(Locale.ROOT, "%.6f,%.6f", first, second);
  }

  public String getAddress() {
    return publicUrl + "/shelter/shelter?id=" + shelter.publicId();
  }

  /** For which hazards it is suitable, unsuitable and unknown, in words. */
  public String getJudged() {
    return PocketRow.judged(shelter.sheet());
  }

  /** Where it is, in words; empty when unknown. */
  public String getPlace() {
    return shelter.sheet().text(ShelterAttribute.ADDRESS).orElse("");
  }

  public String getPhone() {
    return shelter.sheet().text(ShelterAttribute.DUTY_PHONE).orElse("");
  }

  public QrCode getQr() {
    return QrCode.of(getAddress());
  }

  /** schema.org; what is unknown is left out. Safe to stand inside a script element. */
  public String getJsonLd() {
    StringBuilder json = new StringBuilder("{\"@context\":\"https://schema.org\",\"@type\":");
    json.append("\"CivicStructure\",\"name\":").append(ShelterExport.quoted(getName()));
    json.append(",\"url\":").append(ShelterExport.quoted(getAddress()));
    shelter
        .sheet()
        .text(ShelterAttribute.ADDRESS)
        .ifPresent(a -> json.append(",\"address\":").append(ShelterExport.quoted(a)));
    shelter
        .sheet()
        .capacity()
        .ifPresent(c -> json.append(",\"maximumAttendeeCapacity\":").append(c));
    shelter
        .sheet()
        .position()
        .ifPresent(
            p ->
                json.append(",\"geo\":{\"@type\":\"GeoCoordinates\",\"latitude\":")
                    .append(p.latitude())
                    .append(",\"longitude\":")
                    .append(p.longitude())
                    .append('}'));
    return json.append('}').toString();
  }
}
