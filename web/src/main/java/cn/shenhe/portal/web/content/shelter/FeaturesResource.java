package cn.shenhe.portal.web.content.shelter;

import cn.shenhe.portal.content.shelter.DistrictBoundary;
import cn.shenhe.portal.content.shelter.GeoPoint;
import cn.shenhe.portal.content.shelter.ShelterDirectory;
import cn.shenhe.portal.content.shelter.ShelterExport;
import cn.shenhe.portal.content.shelter.ShelterState;
import cn.shenhe.portal.content.shelter.UnknownShelter;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * OGC API – Features, Part 1: Core and GeoJSON, with one collection, {@code shelters}.
 *
 * <p>Source: OGC 17-069r4, requirements classes core and geojson. Positions are CRS84 (longitude,
 * latitude). A shelter's time runs from its first mention until it is withdrawn; {@code datetime}
 * chooses those that existed then and shows them as they stood at its end.
 */
@Path("ogc/features")
@Produces("application/json")
public class FeaturesResource {

  private static final String COLLECTION = "shelters";
  private static final int DEFAULT_LIMIT = 10;
  private static final int MAX_LIMIT = 10_000;
  private static final String JSON = "application/json";
  private static final String GEO_JSON = "application/geo+json";
  private static final String OPEN_API = "application/vnd.oai.openapi+json;version=3.0";
  private static final String CRS84 = "http://www.opengis.net/def/crs/OGC/1.3/CRS84";
  private static final Set<String> FORMATS = Set.of("json", "geojson", JSON, GEO_JSON);

  @Inject ShelterDirectory directory;
  @Inject InstantSource clock;

  @Inject
  @ConfigProperty(name = "portal.public.url", defaultValue = "http://localhost:8080")
  String publicUrl;

  @Context Request request;
  @Context UriInfo uri;

  @GET
  public Response landing() {
    allow();
    return open(
        Map.of(
            "title",
            "沈河区应急避难场所",
            "description",
            "应急避难场所开放数据（OGC API – Features）",
            "links",
            List.of(
                link("", "self", JSON, "本页"),
                link("/conformance", "conformance", JSON, "符合的要求"),
                link("/collections", "data", JSON, "数据集"),
                link("/api", "service-desc", OPEN_API, "接口说明"),
                page("/shelter/shelters", "网页"))));
  }

  @GET
  @Path("conformance")
  public Response conformance() {
    allow();
    String base = "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/";
    return open(Map.of("conformsTo", List.of(base + "core", base + "geojson")));
  }

  /** The description of this interface, small and exact. */
  @GET
  @Path("api")
  @Produces(OPEN_API)
  public Response api() {
    allow();
    try (InputStream in = FeaturesResource.class.getResourceAsStream("/ogc/openapi.json")) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return OpenData.answer(
          request,
          "api",
          OPEN_API,
          () -> text.replace("{server}", publicUrl + "/api/v1/ogc/features"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @GET
  @Path("collections")
  public Response collections() {
    allow();
    return open(
        Map.of(
            "links",
            List.of(link("/collections", "self", JSON, "数据集")),
            "collections",
            List.of(describedCollection())));
  }

  @GET
  @Path("collections/{collection}")
  public Response collection(@PathParam("collection") String name) {
    demand(name);
    allow();
    return open(describedCollection());
  }

  private Map<String, Object> describedCollection() {
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
        List.of(
            link("/collections/shelters", "self", JSON, "数据集"),
            link("/collections/shelters/items", "items", GEO_JSON, "场所"),
            page("/shelter/shelters", "网页")));
  }

  @GET
  @Path("collections/{collection}/items")
  @Produces({GEO_JSON, JSON})
  public Response items(@PathParam("collection") String name) {
    demand(name);
    allow("bbox", "limit", "offset", "datetime");
    String bbox = parameter("bbox");
    String datetime = parameter("datetime");
    int limit = Math.min(number("limit", DEFAULT_LIMIT, 1), MAX_LIMIT);
    int offset = number("offset", 0, 0);
    double[] box = box(bbox);
    Span span = Span.of(datetime);
    String tag =
        directory.edition() + "-" + Arrays.hashCode(new Object[] {bbox, limit, offset, datetime});
    return OpenData.answer(
        request, tag, GEO_JSON, () -> page(box, bbox, limit, offset, span, datetime));
  }

  private String page(
      double[] box, String bbox, int limit, int offset, Span span, String datetime) {
    List<ShelterState> matched =
        directory.all(span.asOf(clock.instant())).stream()
            .filter(s -> box == null || s.sheet().position().filter(p -> in(box, p)).isPresent())
            .toList();
    List<ShelterState> shown = matched.stream().skip(offset).limit(limit).toList();
    String items = publicUrl + "/api/v1/ogc/features/collections/shelters/items?limit=" + limit;
    String rest =
        (bbox == null ? "" : "&bbox=" + bbox.replaceAll("[^0-9.,eE-]", ""))
            + (datetime == null ? "" : "&datetime=" + datetime.replace("+", "%2B"));
    StringBuilder text = new StringBuilder("{\"type\":\"FeatureCollection\",\"timeStamp\":\"");
    text.append(clock.instant()).append("\",\"numberMatched\":").append(matched.size());
    text.append(",\"numberReturned\":").append(shown.size());
    text.append(",\"links\":[").append(json("self", GEO_JSON, items + "&offset=" + offset + rest));
    text.append(',').append(json("alternate", "text/html", publicUrl + "/shelter/shelters"));
    text.append(',')
        .append(json("collection", JSON, publicUrl + "/api/v1/ogc/features/collections/shelters"));
    if ((long) offset + limit < matched.size()) {
      text.append(',').append(json("next", GEO_JSON, items + "&offset=" + (offset + limit) + rest));
    }
    if (offset > 0) {
      text.append(',')
          .append(json("prev", GEO_JSON, items + "&offset=" + Math.max(0, offset - limit) + rest));
    }
    return text.append("],\"features\":[").append(OpenData.features(shown)).append("]}").toString();
  }

  @GET
  @Path("collections/{collection}/items/{id}")
  @Produces({GEO_JSON, JSON})
  public Response item(@PathParam("collection") String name, @PathParam("id") String id) {
    demand(name);
    allow("datetime");
    Span span = Span.of(parameter("datetime"));
    try {
      ShelterState shelter = directory.details(id, span.asOf(clock.instant()));
      String self =
          publicUrl + "/api/v1/ogc/features/collections/shelters/items/" + shelter.publicId();
      return OpenData.answer(
          request,
          directory.edition() + "-" + id + "-" + span.hashCode(),
          GEO_JSON,
          () -> {
            String feature = ShelterExport.feature(shelter);
            return feature.substring(0, feature.length() - 1)
                + ",\"links\":["
                + json("self", GEO_JSON, self)
                + ","
                + json(
                    "alternate",
                    "text/html",
                    publicUrl + "/shelter/shelter?id=" + shelter.publicId())
                + ","
                + json("collection", JSON, publicUrl + "/api/v1/ogc/features/collections/shelters")
                + "]}";
          });
    } catch (UnknownShelter e) {
      throw refused(404, "NotFound", "no such feature");
    }
  }

  private static void demand(String name) {
    if (!COLLECTION.equals(name)) {
      throw refused(404, "NotFound", "no such collection");
    }
  }

  /** Source: OGC 17-069r4, /req/core/query-param-unknown. */
  private void allow(String... names) {
    Set<String> known = Set.of(names);
    for (Map.Entry<String, List<String>> given : uri.getQueryParameters().entrySet()) {
      boolean format =
          given.getKey().equals("f") && given.getValue().stream().allMatch(FORMATS::contains);
      if (!format && !known.contains(given.getKey())) {
        throw refused(400, "UnknownParameter", given.getKey());
      }
      if (given.getValue().size() > 1) {
        throw invalid(given.getKey());
      }
    }
  }

  private String parameter(String name) {
    return uri.getQueryParameters().getFirst(name);
  }

  private int number(String name, int otherwise, int least) {
    String text = parameter(name);
    if (text == null) {
      return otherwise;
    }
    if (!text.matches("\\d{1,9}") || Integer.parseInt(text) < least) {
      throw invalid(name);
    }
    return Integer.parseInt(text);
  }

  private static boolean in(double[] box, GeoPoint p) {
    boolean lon =
        box[0] <= box[2]
            ? p.longitude() >= box[0] && p.longitude() <= box[2]
            : p.longitude() >= box[0] || p.longitude() <= box[2];
    return lon && p.latitude() >= box[1] && p.latitude() <= box[3];
  }

  private static double[] box(String bbox) {
    if (bbox == null) {
      return null;
    }
    try {
      double[] box = Arrays.stream(bbox.split(",", -1)).mapToDouble(Double::parseDouble).toArray();
      if (box.length == 6) {
        box = new double[] {box[0], box[1], box[3], box[4]};
      }
      if (box.length != 4
          || !GeoPoint.isPosition(box[1], box[0])
          || !GeoPoint.isPosition(box[3], box[2])
          || box[1] > box[3]) {
        throw invalid("bbox");
      }
      return box;
    } catch (NumberFormatException e) {
      throw invalid("bbox");
    }
  }

  /**
   * The parameter {@code datetime}: a moment or an interval, open ends as {@code ..} or nothing.
   *
   * @param from null when open
   * @param to null when open
   */
  private record Span(Instant from, Instant to) {

    static Span of(String text) {
      if (text == null) {
        return new Span(null, null);
      }
      // A plus sign in an address arrives as a space.
      String[] ends = text.replace(' ', '+').split("/", -1);
      if (ends.length == 1) {
        Instant moment = moment(ends[0]);
        return new Span(moment, moment);
      }
      if (ends.length != 2 || (open(ends[0]) && open(ends[1]))) {
        throw invalid("datetime");
      }
      Span span =
          new Span(open(ends[0]) ? null : moment(ends[0]), open(ends[1]) ? null : moment(ends[1]));
      if (span.from != null && span.to != null && span.to.isBefore(span.from)) {
        throw invalid("datetime");
      }
      return span;
    }

    private static boolean open(String end) {
      return end.isEmpty() || end.equals("..");
    }

    private static Instant moment(String text) {
      try {
        return OffsetDateTime.parse(text).toInstant();
      } catch (DateTimeException e) {
        throw invalid("datetime");
      }
    }

    /** The end, or null for the present when it is open or has not come yet. */
    Instant asOf(Instant now) {
      return to == null || to.isAfter(now) ? null : to;
    }
  }

  private static WebApplicationException invalid(String parameter) {
    return refused(400, "InvalidParameterValue", parameter);
  }

  private static WebApplicationException refused(int status, String code, String description) {
    return new WebApplicationException(
        Response.status(status)
            .type(JSON)
            .header("Access-Control-Allow-Origin", "*")
            .entity(
                "{\"code\":"
                    + ShelterExport.quoted(code)
                    + ",\"description\":"
                    + ShelterExport.quoted(description)
                    + "}")
            .build());
  }

  private static String json(String rel, String type, String href) {
    return "{\"rel\":"
        + ShelterExport.quoted(rel)
        + ",\"type\":"
        + ShelterExport.quoted(type)
        + ",\"href\":"
        + ShelterExport.quoted(href)
        + "}";
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

  private Map<String, String> page(String path, String title) {
    return Map.of(
        "href", publicUrl + path, "rel", "alternate", "type", "text/html", "title", title);
  }

  private static Response open(Object body) {
    return Response.ok(body).header("Access-Control-Allow-Origin", "*").build();
  }
}
