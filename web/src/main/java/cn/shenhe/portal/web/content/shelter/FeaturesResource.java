package cn.shenhe.portal.web.content.shelter;

import cn.shenhe.portal.content.shelter.DistrictBoundary;
import cn.shenhe.portal.content.shelter.GeoPoint;
import cn.shenhe.portal.content.shelter.ShelterDirectory;
import cn.shenhe.portal.content.shelter.ShelterExport;
import cn.shenhe.portal.content.shelter.ShelterState;
import cn.shenhe.portal.content.shelter.UnknownShelter;
import jakarta.inject.Inject;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * OGC API – Features, Part 1: Core and GeoJSON, with one collection, {@code shelters}.
 *
 * <p>Source: OGC 17-069r4, requirements classes core and geojson. Positions are CRS84 (longitude,
 * latitude).
 */
@Path("ogc/features")
@Produces("application/json")
public class FeaturesResource {

  private static final String COLLECTION = "shelters";
  private static final int MAX_LIMIT = 10_000;
  private static final String GEO_JSON = "application/geo+json";
  private static final String CRS84 = "http://www.opengis.net/def/crs/OGC/1.3/CRS84";

  @Inject ShelterDirectory directory;
  @Inject InstantSource clock;

  @Inject
  @ConfigProperty(name = "portal.public.url", defaultValue = "http://localhost:8080")
  String publicUrl;

  @Context Request request;

  @GET
  public Response landing() {
    return open(
        Map.of(
            "title",
            "沈河区应急避难场所",
            "description",
            "应急避难场所开放数据（OGC API – Features）",
            "links",
            List.of(
                link("", "self", "application/json", "本页"),
                link("/conformance", "conformance", "application/json", "符合的要求"),
                link("/collections", "data", "application/json", "数据集"),
                link(
                    "/api",
                    "service-desc",
                    "application/vnd.oai.openapi+json;version=3.0",
                    "接口说明"))));
  }

  @GET
  @Path("conformance")
  public Response conformance() {
    String base = "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/";
    return open(Map.of("conformsTo", List.of(base + "core", base + "geojson")));
  }

  /** The description of this interface, small and exact. */
  @GET
  @Path("api")
  public Response api() {
    Map<String, Object> ok = Map.of("200", Map.of("description", "OK"));
    return open(
        Map.of(
            "openapi",
            "3.0.3",
            "info",
            Map.of("title", "沈河区应急避难场所", "version", "1"),
            "servers",
            List.of(Map.of("url", publicUrl + "/api/v1/ogc/features")),
            "paths",
            Map.of(
                "/collections/shelters/items",
                Map.of(
                    "get",
                    Map.of(
                        "parameters",
                        List.of(
                            parameter("bbox", "string"),
                            parameter("limit", "integer"),
                            parameter("offset", "integer"),
                            parameter("datetime", "string")),
                        "responses",
                        ok)))));
  }

  private static Map<String, Object> parameter(String name, String type) {
    return Map.of("name", name, "in", "query", "schema", Map.of("type", type));
  }

  @GET
  @Path("collections")
  public Response collections() {
    return open(
        Map.of(
            "links",
            List.of(link("/collections", "self", "application/json", "数据集")),
            "collections",
            List.of(collection())));
  }

  @GET
  @Path("collections/{collection}")
  public Response collection(@PathParam("collection") String name) {
    demand(name);
    return open(collection());
  }

  private Map<String, Object> collection() {
    return Map.of(
        "id",
        COLLECTION,
        "title",
        "应急避难场所",
        "itemType",
        "feature",
        "crs",
        List.of(CRS84),
        "extent",
        Map.of("spatial", Map.of("bbox", List.of(DistrictBoundary.shenhe().box()), "crs", CRS84)),
        "links",
        List.of(link("/collections/shelters/items", "items", GEO_JSON, "场所")));
  }

  /**
   * @param bbox west,south,east,north in degrees
   * @param datetime one moment; intervals are refused
   */
  @GET
  @Path("collections/{collection}/items")
  public Response items(
      @PathParam("collection") String name,
      @QueryParam("bbox") String bbox,
      @QueryParam("limit") @DefaultValue("10") int limit,
      @QueryParam("offset") @DefaultValue("0") int offset,
      @QueryParam("datetime") String datetime) {
    demand(name);
    if (limit < 1 || offset < 0) {
      throw new BadRequestException("limit and offset");
    }
    double[] box = box(bbox);
    int size = Math.min(limit, MAX_LIMIT);
    String tag =
        directory.edition() + "-" + Arrays.hashCode(new Object[] {bbox, size, offset, datetime});
    return OpenData.answer(request, tag, GEO_JSON, () -> page(box, bbox, size, offset, datetime));
  }

  private String page(double[] box, String bbox, int limit, int offset, String datetime) {
    List<ShelterState> matched =
        directory.all(OpenData.moment(datetime)).stream()
            .filter(s -> box == null || s.sheet().position().filter(p -> in(box, p)).isPresent())
            .toList();
    List<ShelterState> shown = matched.stream().skip(offset).limit(limit).toList();
    String items = publicUrl + "/api/v1/ogc/features/collections/shelters/items?limit=" + limit;
    String rest =
        (bbox == null ? "" : "&bbox=" + bbox.replaceAll("[^0-9.,-]", ""))
            + (datetime == null ? "" : "&datetime=" + datetime.replaceAll("[^0-9TZ:.-]", ""));
    StringBuilder text = new StringBuilder("{\"type\":\"FeatureCollection\",\"timeStamp\":\"");
    text.append(clock.instant()).append("\",\"numberMatched\":").append(matched.size());
    text.append(",\"numberReturned\":").append(shown.size());
    text.append(",\"links\":[").append(json("self", items + "&offset=" + offset + rest));
    if (offset + limit < matched.size()) {
      text.append(',').append(json("next", items + "&offset=" + (offset + limit) + rest));
    }
    if (offset > 0) {
      text.append(',')
          .append(json("prev", items + "&offset=" + Math.max(0, offset - limit) + rest));
    }
    return text.append("],\"features\":[").append(OpenData.features(shown)).append("]}").toString();
  }

  @GET
  @Path("collections/{collection}/items/{id}")
  public Response item(
      @PathParam("collection") String name,
      @PathParam("id") String id,
      @QueryParam("datetime") String datetime) {
    demand(name);
    try {
      ShelterState shelter = directory.details(id, OpenData.moment(datetime));
      return OpenData.answer(
          request, directory.edition() + "-" + id, GEO_JSON, () -> ShelterExport.feature(shelter));
    } catch (UnknownShelter e) {
      throw new NotFoundException(e);
    }
  }

  private static void demand(String name) {
    if (!COLLECTION.equals(name)) {
      throw new NotFoundException();
    }
  }

  private static boolean in(double[] box, GeoPoint p) {
    boolean lon =
        box[0] <= box[2]
            ? p.longitude() >= box[0] && p.longitude() <= box[2]
            : p.longitude() >= box[0] || p.longitude() <= box[2];
    return lon && p.latitude() >= box[1] && p.latitude() <= box[3];
  }

  private static double[] box(String bbox) {
    if (bbox == null || bbox.isBlank()) {
      return null;
    }
    try {
      double[] box = Arrays.stream(bbox.split(",")).mapToDouble(Double::parseDouble).toArray();
      if (box.length == 6) {
        box = new double[] {box[0], box[1], box[3], box[4]};
      }
      if (box.length != 4
          || !GeoPoint.isPosition(box[1], box[0])
          || !GeoPoint.isPosition(box[3], box[2])
          || box[1] > box[3]) {
        throw new BadRequestException("bbox");
      }
      return box;
    } catch (NumberFormatException e) {
      throw new BadRequestException("bbox", e);
    }
  }

  private static String json(String rel, String href) {
    return "{\"rel\":\"" + rel + "\",\"type\":\"" + GEO_JSON + "\",\"href\":\"" + href + "\"}";
  }

  private Map<String, String> link(String path, String rel, String type, String title) {
    return Map.of(
        "href",
        publicUrl + "/api/v1/ogc/features" + path,
        "rel",
        rel,
        "type",
        type,
        "title",
        title);
  }

  private static Response open(Object body) {
    return Response.ok(body).header("Access-Control-Allow-Origin", "*").build();
  }
}
