package cn.shenhe.portal.web.content.warning;

import cn.shenhe.portal.content.warning.ArchiveSearch;
import cn.shenhe.portal.content.warning.Receipt;
import cn.shenhe.portal.content.warning.SourceRow;
import cn.shenhe.portal.content.warning.WarningBoard;
import cn.shenhe.portal.content.warning.WarningPublishing;
import cn.shenhe.portal.content.warning.WarningRow;
import cn.shenhe.portal.content.warning.area.GeoPoint;
import cn.shenhe.portal.content.warning.area.Place;
import cn.shenhe.portal.web.rest.Problem;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Warnings for programs: what holds, now or then, as JSON, Atom and CAP; and the way in. */
@Path("/warnings")
@RequestScoped
public class WarningsResource {

  private static final int MAX_BODY = 2 * 1024 * 1024;
  private static final int TOO_LARGE = 413;
  private static final int UNPROCESSABLE = 422;
  private static final int NOT_FOUND = 404;
  private static final Duration ENDED = Duration.ofHours(24);
  private static final Duration CALENDAR = Duration.ofDays(30);

  /**
   * What holds.
   *
   * @param at the moment that was asked for; left out for now
   * @param silentSources names of sources that were not heard in time: that nothing holds may then
   *     only mean that nothing was heard; left out for a moment that was asked for
   */
  public record Active(String at, List<WarningJson> warnings, List<String> silentSources) {}

  /** A reason of a receipt. */
  public record ReasonJson(String tier, String code, String path, String found) {}

  /** What became of a message that was sent in. */
  public record ReceiptJson(
      String id,
      String sender,
      String identifier,
      String tier,
      String state,
      String signature,
      List<ReasonJson> reasons) {

    static ReceiptJson of(Receipt receipt) {
      return new ReceiptJson(
          receipt.id(),
          receipt.sender(),
          receipt.identifier(),
          receipt.tier().name(),
          receipt.state().name(),
          receipt.signature().name(),
          receipt.reasons().stream()
              .map(r -> new ReasonJson(r.tier().name(), r.code(), r.path(), r.found()))
              .toList());
    }
  }

  @Inject WarningBoard board;
  @Inject WarningPublishing publishing;
  @Inject ActiveWarnings active;
  @Inject WarningRelay relay;
  @Inject InstantSource clock;
  @Inject WarningFeed feed;
  @Inject WarningCalendar calendar;

  @Inject
  @ConfigProperty(name = "portal.warning.post-token")
  Optional<String> token;

  /** For the banner: polled every few seconds, answered by 304 while nothing changes. */
  @GET
  @Path("/active")
  @Produces(MediaType.APPLICATION_JSON)
  public Response active(@Context Request request) {
    ActiveWarnings.Snapshot snapshot = active.now();
    return Edition.tagged(
        request,
        snapshot.tag(),
        json(snapshot.rows(), null, snapshot.silent()),
        MediaType.APPLICATION_JSON);
  }

  /**
   * What held at a moment and place, by what was known then.
   *
   * @param at ISO 8601 with offset; now when absent
   * @param area division code; the district when neither it nor a point is given
   */
  @GET
  @Produces(MediaType.APPLICATION_JSON)
  public Response at(
      @QueryParam("at") String at,
      @QueryParam("area") String area,
      @QueryParam("lat") Double latitude,
      @QueryParam("lon") Double longitude,
      @Context Request request) {
    Instant asked;
    try {
      asked = at == null ? null : OffsetDateTime.parse(at.replace(' ', '+')).toInstant();
    } catch (DateTimeException e) {
      return bad("warning.badTime");
    }
    Place place = Place.district();
    if (latitude != null || longitude != null) {
      if (latitude == null || longitude == null || !GeoPoint.inRange(latitude, longitude)) {
        return bad("warning.badPlace");
      }
      place = Place.at(new GeoPoint(latitude, longitude));
    } else if (area != null) {
      Optional<Place> read = Place.of(area);
      if (read.isEmpty()) {
        return bad("warning.badPlace");
      }
      place = read.get();
    }
    Active found =
        json(
            board.active(asked == null ? clock.instant() : asked, place),
            asked,
            asked == null ? board.silentSources() : List.of());
    return Edition.of(request, found.toString(), found, MediaType.APPLICATION_JSON);
  }

  @GET
  @Path("/{id}")
  @Produces(MediaType.APPLICATION_JSON)
  public Response one(@PathParam("id") String id, @Context Request request) {
    WarningDetailJson found = WarningDetailJson.of(board.details(id));
    return Edition.of(request, found.toString(), found, MediaType.APPLICATION_JSON);
  }

  /**
   * The message that says how a warning stands as CAP 1.2, signed when the operator has a key. Of
   * several that hold side by side the gravest; the header {@code Link} then names each of them.
   *
   * @param message key of one of those; left out for the gravest
   */
  @GET
  @Path("/{id}/cap")
  @Produces("application/cap+xml")
  public Response cap(
      @PathParam("id") String id, @QueryParam("message") String message, @Context Request request) {
    if (message != null) {
      return Edition.of(request, publishing.cap(id, message), "application/cap+xml");
    }
    Response gravest = Edition.of(request, publishing.cap(id), "application/cap+xml");
    List<String> standing = publishing.standing(id);
    if (standing.size() > 1) {
      for (String key : standing) {
        gravest.getHeaders().add("Link", "<?message=" + key + ">; rel=\"item\"");
      }
    }
    return gravest;
  }

  /** The certificates of our signature, as PEM; not found when nothing is signed. */
  @GET
  @Path("/certificate")
  @Produces("application/x-pem-file")
  public Response certificate(@Context Request request) {
    String pem = publishing.certificate();
    return pem.isEmpty()
        ? problem(NOT_FOUND, "warning.noCertificate")
        : Edition.of(request, pem, pem, "application/x-pem-file");
  }

  /** Atom 1.0 of what holds now and of what ended within a day; per area by division code. */
  @GET
  @Path("/feed")
  @Produces(MediaType.APPLICATION_ATOM_XML)
  public Response feed(@QueryParam("area") String area, @Context Request request) {
    Optional<Place> place = area == null ? Optional.of(Place.district()) : Place.of(area);
    if (place.isEmpty()) {
      return bad("warning.badPlace");
    }
    Instant now = clock.instant();
    String text =
        feed.write(
            board.active(now, place.get()),
            board.ended(now.minus(ENDED), place.get()),
            area,
            publishing.changedAt());
    return Edition.of(request, text, text, MediaType.APPLICATION_ATOM_XML);
  }

  /**
   * iCalendar of what holds, of what ended within a day and, for the whole district, of what was
   * issued lately; per area by division code.
   */
  @GET
  @Path("/calendar")
  @Produces("text/calendar;charset=UTF-8")
  public Response calendar(@QueryParam("area") String area, @Context Request request) {
    Optional<Place> place = area == null ? Optional.of(Place.district()) : Place.of(area);
    if (place.isEmpty()) {
      return bad("warning.badPlace");
    }
    Instant now = clock.instant();
    Map<String, WarningRow> rows = new LinkedHashMap<>();
    board.active(now, place.get()).forEach(row -> rows.put(row.id(), row));
    board
        .ended(now.minus(ENDED), place.get())
        .forEach(ended -> rows.putIfAbsent(ended.row().id(), ended.row()));
    if (area == null) {
      board
          .search(new ArchiveSearch(null, null, null, now.minus(CALENDAR), null, 0))
          .forEach(row -> rows.putIfAbsent(row.id(), row));
    }
    String text = calendar.write(rows.values());
    return Edition.of(request, text, text, "text/calendar;charset=UTF-8");
  }

  /**
   * Takes a CAP document or a container of them from a machine that knows the token.
   *
   * @return 200 with one receipt per message, also for refused ones: the receipt says why; 422 when
   *     a container holds none
   */
  @POST
  @Consumes(MediaType.WILDCARD)
  @Produces(MediaType.APPLICATION_JSON)
  public Response receive(@HeaderParam("Authorization") String authorization, InputStream body)
      throws IOException {
    if (!knowsToken(authorization)) {
      return Response.fromResponse(problem(401, "warning.token"))
          .header("WWW-Authenticate", "Bearer")
          .build();
    }
    byte[] document = body.readNBytes(MAX_BODY + 1);
    if (document.length > MAX_BODY) {
      return problem(TOO_LARGE, "warning.tooLarge");
    }
    List<ReceiptJson> receipts =
        relay.hand(document, "http").stream().map(ReceiptJson::of).toList();
    if (receipts.isEmpty()) {
      // A feed of addresses, say, or an envelope around something else: silence would look like
      // yes.
      return problem(UNPROCESSABLE, "warning.nothingInside");
    }
    return Response.ok(receipts.toArray(new ReceiptJson[0])).build();
  }

  private boolean knowsToken(String authorization) {
    String prefix = "Bearer ";
    if (token.isEmpty() || token.get().isBlank() || authorization == null) {
      return false;
    }
    if (!authorization.startsWith(prefix)) {
      return false;
    }
    // Of equal length and compared in constant time: the answer's delay tells nothing.
    return MessageDigest.isEqual(
        digest(token.get().strip()), digest(authorization.substring(prefix.length()).strip()));
  }

  private static byte[] digest(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private static Active json(List<WarningRow> rows, Instant at, List<SourceRow> silent) {
    return new Active(
        at == null ? null : WarningJson.beijing(at),
        rows.stream().map(WarningJson::of).toList(),
        at == null ? silent.stream().map(SourceRow::name).toList() : null);
  }

  private static Response bad(String code) {
    return problem(400, code);
  }

  private static Response problem(int status, String code) {
    return Response.status(status)
        .type(Problem.MEDIA_TYPE)
        .entity(new Problem("/problems/" + code, WarningFormat.text(code), status, null))
        .build();
  }
}
