package cn.shenhe.portal.web.rest;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** Which HTTP status a refusal has, by a word of its code. */
final class RefusalStatus {

  /** A rule of the field said no to a well-formed request. */
  private static final int UNPROCESSABLE = 422;

  private static final Map<Pattern, Integer> BY_WORD = new LinkedHashMap<>();

  static {
    by("unknown|absent|none", 404);
    by("throttled|too-often|rate", 429);
    by("sign-in|signed-out", 401);
    by("forbidden|own|not-yours", 403);
    by("stale|state|taken|twice|already|open|full|duplicate", 409);
    by("gone|withdrawn|revoked|expired", 410);
    by("too-big|too-large", 413);
    by("unavailable", 503);
  }

  private RefusalStatus() {}

  private static void by(String words, int status) {
    BY_WORD.put(Pattern.compile("(^|[.-])(" + words + ")($|[.-])"), status);
  }

  static int of(String code) {
    int dot = code.indexOf('.');
    String reason = code.substring(dot + 1);
    return BY_WORD.entrySet().stream()
        .filter(row -> row.getKey().matcher(reason).find())
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(UNPROCESSABLE);
  }
}
