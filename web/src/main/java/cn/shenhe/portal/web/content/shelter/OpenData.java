package cn.shenhe.portal.web.content.shelter;

import cn.shenhe.portal.content.shelter.ShelterExport;
import cn.shenhe.portal.content.shelter.ShelterState;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** What all answers of open data have in common: a tag of the edition, open to every site. */
final class OpenData {

  private static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");

  private OpenData() {}

  /** 304 when the asker has this edition already; otherwise the body, made only then. */
  static Response answer(Request request, String tag, String type, Supplier<String> body) {
    EntityTag entity = new EntityTag(tag, true);
    Response.ResponseBuilder unchanged = request.evaluatePreconditions(entity);
    Response.ResponseBuilder answer =
        unchanged == null ? Response.ok(body.get(), type).tag(entity) : unchanged.tag(entity);
    return answer
        .header("Access-Control-Allow-Origin", "*")
        .header("Access-Control-Expose-Headers", "ETag, Link")
        .header("Cache-Control", "no-cache")
        .build();
  }

  /** As {@link #answer(Request, String, String, Supplier)}, for a file that is no text. */
  static Response file(
      Request request, String tag, String type, String name, Supplier<byte[]> body) {
    EntityTag entity = new EntityTag(tag, true);
    Response.ResponseBuilder unchanged = request.evaluatePreconditions(entity);
    Response.ResponseBuilder answer =
        unchanged == null
            ? Response.ok(body.get(), type)
                .tag(entity)
                .header("Content-Disposition", "attachment; filename=\"" + name + "\"")
            : unchanged.tag(entity);
    return answer
        .header("Access-Control-Allow-Origin", "*")
        .header("Cache-Control", "no-cache")
        .build();
  }

  static String features(List<ShelterState> shelters) {
    return shelters.stream().map(ShelterExport::feature).collect(Collectors.joining(","));
  }

  /**
   * A moment as people and machines write it; a time without a zone is Beijing time.
   *
   * @return null for a blank text
   * @throws BadRequestException when it is no time
   */
  static Instant moment(String text) {
    if (text == null || text.isBlank()) {
      return null;
    }
    // A plus sign in an address arrives as a space.
    String plain = text.strip().replace(' ', '+');
    try {
      return plain.matches(".*(Z|[+-]\\d\\d:?\\d\\d)$") && plain.contains("T")
          ? OffsetDateTime.parse(plain).toInstant()
          : LocalDateTime.parse(plain).atZone(BEIJING).toInstant();
    } catch (DateTimeException e) {
      throw new BadRequestException("at: not a time", e);
    }
  }
}
