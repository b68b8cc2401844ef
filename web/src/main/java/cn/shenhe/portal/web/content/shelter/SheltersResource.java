package cn.shenhe.portal.web.content.shelter;

import cn.shenhe.portal.content.shelter.ShelterDirectory;
import cn.shenhe.portal.content.shelter.ShelterExport;
import cn.shenhe.portal.content.shelter.StatusNotice;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All shelters as open data, at any moment since the portal knows them, and the status feed. */
@Path("/")
public class SheltersResource {

  @Inject ShelterDirectory directory;
  @Context Request request;

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

  /** Openings and closings, newest first. */
  @GET
  @Path("shelters/status")
  @Produces("application/json")
  public Response status(@QueryParam("limit") @DefaultValue("50") int limit) {
    List<Map<String, Object>> notices =
        directory.statusFeed(limit).stream().map(SheltersResource::notice).toList();
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
