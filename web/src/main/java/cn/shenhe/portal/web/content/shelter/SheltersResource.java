package cn.shenhe.portal.web.content.shelter;

import cn.shenhe.portal.content.shelter.DistrictBoundary;
import cn.shenhe.portal.content.shelter.FindShelters;
import cn.shenhe.portal.content.shelter.FoundShelter;
import cn.shenhe.portal.content.shelter.FoundShelters;
import cn.shenhe.portal.content.shelter.GeoPoint;
import cn.shenhe.portal.content.shelter.ShelterDirectory;
import cn.shenhe.portal.content.shelter.ShelterExport;
import cn.shenhe.portal.content.shelter.StatusNotice;
import jakarta.inject.Inject;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** All shelters as open data, at any moment since the portal knows them, and the status feed. */
@Path("/")
public class SheltersResource {

  private static final String EXCEL =
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
  private static final int DEFAULT_LIMIT = 10;

  @Inject ShelterDirectory directory;
  @Inject ShelterWarnings warnings;

  @Inject
  @ConfigProperty(name = "portal.public.url", defaultValue = "http://localhost:8080")
  String publicUrl;

  @Context Request request;
  @Context UriInfo uri;

  @GET
  @Path("shelters.geojson")
  public Response geoJson(@QueryParam("at") String at) {
    return OpenData.answer(
        request,
        tag(at),
        "application/geo+json",
        () ->
            "{\"type\":\"FeatureCollection\",\"features\":["
                + OpenData.features(directory.all(OpenData.moment(at)))
                + "]}");
  }

  @GET
  @Path("shelters.csv")
  public Response csv(@QueryParam("at") String at) {
    return OpenData.answer(
        request,
        tag(at),
        "text/csv;charset=UTF-8",
        () -> ShelterExport.csv(directory.all(OpenData.moment(at))));
  }

  @GET
  @Path("shelters.xlsx")
  public Response excel(@QueryParam("at") String at) {
    return OpenData.file(
        request,
        tag(at),
        EXCEL,
        "shelters.xlsx",
        () -> ShelterExport.excel(directory.all(OpenData.moment(at))));
  }

  /** An empty table whose columns our import knows. */
  @GET
  @Path("shelters/template.csv")
  public Response csvTemplate() {
    return OpenData.file(
        request,
        "template",
        "text/csv;charset=UTF-8",
        "shelter-template.csv",
        () -> ShelterExport.csvTemplate().getBytes(StandardCharsets.UTF_8));
  }

  /** The same for spreadsheets, with a sheet that says what each column takes. */
  @GET
  @Path("shelters/template.xlsx")
  public Response excelTemplate() {
    return OpenData.file(
        request, "template", EXCEL, "shelter-template.xlsx", ShelterExport::excelTemplate);
  }

  /**
   * Where to go: as the page finds it, active warnings included.
   *
   * @return 400 without {@code lat} and {@code lon}
   */
  @GET
  @Path("shelters/nearest")
  public Response nearest() {
    Instant at = OpenData.moment(uri.getQueryParameters().getFirst("at"));
    ShelterQuestion question =
        new ShelterQuestion(warnings.at(at), uri.getQueryParameters()::getFirst);
    String limit = question.text("limit");
    if (question.position() == null || !limit.matches("|[1-9]|[1-4]\\d|50")) {
      throw new BadRequestException("lat, lon, limit");
    }
    FoundShelters found =
        directory.find(
            new FindShelters(
                question.position(),
                question.needs(),
                limit.isEmpty() ? DEFAULT_LIMIT : Integer.parseInt(limit),
                question.warned(),
                at));
    StringBuilder json = new StringBuilder("{\"asOf\":\"").append(found.asOf()).append('"');
    if (question.hazard() != null) {
      json.append(",\"hazard\":\"").append(question.hazard().name()).append('"');
      json.append(",\"hazardFromWarning\":").append(question.isPreselected());
    }
    json.append(",\"suitable\":").append(rows(found.suitable()));
    json.append(",\"unknown\":").append(rows(found.unknown()));
    json.append(",\"setAside\":").append(rows(found.setAside())).append('}');
    return Response.ok(json.toString(), "application/json")
        .header("Access-Control-Allow-Origin", "*")
        .header("Cache-Control", "no-cache")
        .build();
  }

  private String rows(List<FoundShelter> shelters) {
    return shelters.stream().map(this::row).collect(Collectors.joining(",", "[", "]"));
  }

  private String row(FoundShelter found) {
    GeoPoint p = found.shelter().sheet().position().orElseThrow();
    return String.format(
        Locale.ROOT,
        "{\"id\":%s,\"name\":%s,\"page\":%s,\"latitude\":%.7f,\"longitude\":%.7f,"
            + "\"metres\":%.1f,\"bearing\":%.1f,\"minutes\":%d,\"status\":\"%s\",\"openNow\":\"%s\","
            + "\"reasons\":[%s]}",
        ShelterExport.quoted(found.shelter().publicId()),
        ShelterExport.quoted(found.shelter().sheet().name()),
        ShelterExport.quoted(publicUrl + "/shelter/shelter?id=" + found.shelter().publicId()),
        p.latitude(),
        p.longitude(),
        found.metres(),
        found.bearing().degrees(),
        found.minutes(),
        found.shelter().status().name(),
        found.openNow().name(),
        found.reasons().stream()
            .map(reason -> ShelterExport.quoted(reason.code()))
            .collect(Collectors.joining(",")));
  }

  /** The outline of the district, for maps without a network. */
  @GET
  @Path("district.geojson")
  public Response district() {
    return OpenData.answer(
        request, "district", "application/geo+json", DistrictBoundary.shenhe()::geoJson);
  }

  /** Openings and closings, newest first; with {@code at} none that came after that moment. */
  @GET
  @Path("shelters/status")
  @Produces("application/json")
  public Response status(
      @QueryParam("limit") @DefaultValue("50") int limit, @QueryParam("at") String at) {
    List<Map<String, Object>> notices =
        directory.statusFeed(limit, OpenData.moment(at)).stream()
            .map(SheltersResource::notice)
            .toList();
    return Response.ok(notices).header("Access-Control-Allow-Origin", "*").build();
  }

  private static Map<String, Object> notice(StatusNotice notice) {
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put("shelter", notice.publicId());
    shown.put("name", notice.name());
    shown.put("at", notice.at().toString());
    shown.put("status", notice.status().name());
    if (notice.occupancy() != null) {
      shown.put("occupancy", notice.occupancy());
    }
    return shown;
  }

  /** What is asked for a past moment never changes, but tells its moment apart. */
  private String tag(String at) {
    return directory.edition() + "-" + Integer.toHexString(at == null ? 0 : at.hashCode());
  }
}
