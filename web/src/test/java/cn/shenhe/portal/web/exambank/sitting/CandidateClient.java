package cn.shenhe.portal.web.exambank.sitting;

import cn.shenhe.portal.web.testing.Portal;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/**
 * A candidate without a browser: signs in, enrols, opens the sitting and speaks with the server as
 * the page does, chained journal included.
 */
final class CandidateClient {

  private static final Pattern ACTION =
      Pattern.compile("<form id=\"form\"[^>]*action=\"([^\"]*)\"");
  private static final Pattern STATE = Pattern.compile("ViewState[^>]*value=\"([^\"]*)\"");
  private static final Pattern ID = Pattern.compile("id=([0-9a-z]{26})");

  private final HttpClient client;
  private final UnaryOperator<String> url;
  private final List<String> bodies = new ArrayList<>();
  private String cookie = "";
  String sitting;
  String token;
  String hash;
  int epoch;
  int seq;

  /** One answer of the server. */
  record Answer(int status, JsonObject json) {}

  /**
   * @param url makes an address of path and query
   */
  CandidateClient(HttpClient client, UnaryOperator<String> url) {
    this.client = client;
    this.url = url;
  }

  static HttpClient http() {
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .connectTimeout(Duration.ofSeconds(10))
        .build();
  }

  /** Everything the interface of sittings has said to this candidate so far. */
  List<String> bodies() {
    return bodies;
  }

  HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
    if (!cookie.isEmpty()) {
      request.header("Cookie", cookie);
    }
    HttpResponse<String> answer =
        client.send(
            request.header("Accept-Encoding", "gzip").timeout(Duration.ofSeconds(60)).build(),
            CandidateClient::unpacked);
    for (String set : answer.headers().allValues("Set-Cookie")) {
      if (set.startsWith("JSESSIONID")) {
        cookie = set.replaceAll(";.*", "");
      }
    }
    return answer;
  }

  /** As a browser does: what comes packed is unpacked here, not by the server. */
  private static HttpResponse.BodySubscriber<String> unpacked(HttpResponse.ResponseInfo answer) {
    boolean gzip = answer.headers().firstValue("Content-Encoding").orElse("").equals("gzip");
    return HttpResponse.BodySubscribers.mapping(
        HttpResponse.BodySubscribers.ofByteArray(),
        body -> {
          try {
            byte[] plain =
                gzip && body.length > 0
                    ? new GZIPInputStream(new ByteArrayInputStream(body)).readAllBytes()
                    : body;
            return new String(plain, StandardCharsets.UTF_8);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return send(HttpRequest.newBuilder(URI.create(url.apply(path))));
  }

  HttpResponse<String> form(String path, String... fields)
      throws IOException, InterruptedException {
    StringBuilder body = new StringBuilder();
    for (int i = 0; i < fields.length; i += 2) {
      body.append(i > 0 ? "&" : "")
          .append(URLEncoder.encode(fields[i], StandardCharsets.UTF_8))
          .append('=')
          .append(URLEncoder.encode(fields[i + 1], StandardCharsets.UTF_8));
    }
    return send(
        HttpRequest.newBuilder(URI.create(url.apply(path)))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(body.toString())));
  }

  void signIn(String login) throws IOException, InterruptedException {
    String page = get("/account/login").body();
    HttpResponse<String> in =
        form(
            found(ACTION, page),
            "form",
            "form",
            "form:login",
            login,
            "form:password",
            Portal.DEMO_PASSWORD,
            "form:go",
            "x",
            "jakarta.faces.ViewState",
            found(STATE, page));
    if (in.statusCode() / 100 != 3 && in.statusCode() != 200) {
      throw new IOException("sign-in of " + login + ": " + in.statusCode());
    }
  }

  private static String found(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    return matcher.find() ? matcher.group(1) : "";
  }

  /** Takes a place in the first session announced, promises, and knows the sitting from then on. */
  void enrol() throws IOException, InterruptedException {
    String session = found(Pattern.compile("session=([0-9a-z]{26})"), get("/exam/sessions").body());
    HttpResponse<String> enrolled = form("/my/exam/act", "act", "enrol", "session", session);
    String enrolment = found(ID, enrolled.headers().firstValue("Location").orElse(""));
    HttpResponse<String> entered =
        form("/my/exam/act", "act", "enter", "pledge", "on", "id", enrolment);
    sitting = found(ID, entered.headers().firstValue("Location").orElse(""));
    if (sitting.isEmpty()) {
      throw new IOException("no sitting: " + enrolled.headers().map() + entered.headers().map());
    }
  }

  Answer open() throws IOException, InterruptedException {
    Answer opened = api("POST", "open", "");
    if (opened.status() == 200) {
      token = opened.json().get("token").getAsString();
      hash = opened.json().get("anchor").getAsString();
      epoch = opened.json().get("epoch").getAsInt();
      seq = 0;
    }
    return opened;
  }

  Answer api(String method, String act, String body) throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(url.apply("/api/v1/sittings/" + sitting + "/" + act)))
            .header("Content-Type", "application/json");
    if (token != null) {
      request.header("X-Sitting-Token", token);
    }
    request.method(
        method,
        body.isEmpty()
            ? HttpRequest.BodyPublishers.noBody()
            : HttpRequest.BodyPublishers.ofString(body));
    HttpResponse<String> answer;
    if (act.equals("open")) {
      answer = send(request);
    } else {
      answer =
          client.send(
              request.header("Accept-Encoding", "gzip").timeout(Duration.ofSeconds(30)).build(),
              CandidateClient::unpacked);
    }
    bodies.add(answer.body());
    boolean json = answer.body().startsWith("{");
    return new Answer(
        answer.statusCode(),
        json ? JsonParser.parseString(answer.body()).getAsJsonObject() : new JsonObject());
  }

  /** The next line of the journal, as JSON. */
  JsonObject line(String kind, int question, String value) {
    seq++;
    long at = System.nanoTime() / 1_000_000;
    hash = sha256(hash + "\n" + seq + "\n" + kind + "\n" + question + "\n" + at + "\n" + value);
    JsonObject line = new JsonObject();
    line.addProperty("s", seq);
    line.addProperty("k", kind);
    line.addProperty("q", question);
    line.addProperty("v", value);
    line.addProperty("t", at);
    line.addProperty("h", hash);
    return line;
  }

  Answer save(List<JsonObject> lines) throws IOException, InterruptedException {
    return api("POST", "save", batch(lines).toString());
  }

  Answer handIn(List<JsonObject> lines) throws IOException, InterruptedException {
    JsonObject body = batch(lines);
    body.addProperty("last", seq);
    body.addProperty("timeUp", false);
    return api("POST", "hand-in", body.toString());
  }

  private static JsonObject batch(List<JsonObject> lines) {
    JsonArray entries = new JsonArray();
    lines.forEach(entries::add);
    JsonObject body = new JsonObject();
    body.add("entries", entries);
    return body;
  }

  private static String sha256(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
