package cn.shenhe.portal.web.content.warning;

import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * An answer with a strong tag made of what it says: who has it already gets 304 and no body. May be
 * kept by anybody, who must ask again each time; open to the pages of every site.
 */
final class Edition {

  private static final int TAG_LENGTH = 22;

  private Edition() {}

  /**
   * @param said text that is equal exactly when two bodies are equal
   */
  static Response of(Request request, String said, Object body, String type) {
    return tagged(request, tag(said.getBytes(StandardCharsets.UTF_8)), body, type);
  }

  static Response of(Request request, byte[] body, String type) {
    return tagged(request, tag(body), body, type);
  }

  static Response tagged(Request request, String tag, Object body, String type) {
    EntityTag strong = new EntityTag(tag);
    Response.ResponseBuilder answer = request.evaluatePreconditions(strong);
    if (answer == null) {
      answer = Response.ok(body, type);
    }
    return answer
        .tag(strong)
        .header("Cache-Control", "no-cache")
        .header("Access-Control-Allow-Origin", "*")
        .header("Access-Control-Expose-Headers", "ETag, Link")
        .build();
  }

  static String tag(byte[] body) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(body);
      return Base64.getUrlEncoder().encodeToString(digest).substring(0, TAG_LENGTH);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
