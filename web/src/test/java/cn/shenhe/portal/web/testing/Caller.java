package cn.shenhe.portal.web.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Somebody who speaks HTTP to the portal, with or without having signed in. */
public final class Caller {

  private static final Pattern PASSWORD =
      Pattern.compile("<b>([^<]{8,})</b>\\s*</p>\\s*</details>");
  private static final Pattern STATE =
      Pattern.compile("jakarta.faces.ViewState[^>]*value=\"([^\"]*)\"");

  private final Portal portal;
  private final String cookie;

  private Caller(Portal portal, String cookie) {
    this.portal = portal;
    this.cookie = cookie;
  }

  /** Somebody nobody knows. */
  public static Caller stranger(Portal portal) {
    return new Caller(portal, "");
  }

  /** One of the demonstration's accounts, signed in. */
  public static Caller signedIn(Portal portal, String login) {
    Matcher password = PASSWORD.matcher(portal.get("/account/login").body());
    assertThat(password.find()).as("password on the login page").isTrue();
    HttpResponse<String> answer = tries(portal, login, password.group(1));
    String session =
        answer.headers().allValues("Set-Cookie").stream()
            .map(line -> line.split(";")[0])
            .filter(pair -> pair.startsWith("JSESSIONID"))
            .findFirst()
            .orElseThrow(() -> new AssertionError(login + " was not signed in"));
    return new Caller(portal, session);
  }

  /** The answer to a login and a password, right or wrong. */
  public static HttpResponse<String> tries(Portal portal, String login, String password) {
    String page = portal.get("/account/login").body();
    String form =
        "form=form&form%3Alogin="
            + encode(login)
            + "&form%3Apassword="
            + encode(password)
            + "&form%3Ago=x&jakarta.faces.ViewState="
            + encode(first(STATE, page));
    return portal.post(action(page, "form"), form);
  }

  public HttpResponse<String> get(String pathAndQuery) {
    return cookie.isEmpty() ? portal.get(pathAndQuery) : portal.get(pathAndQuery, "Cookie", cookie);
  }

  public HttpResponse<String> postJson(String path, String body) {
    return portal.send(
        request(path)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build());
  }

  public HttpResponse<String> postBytes(String path, String type, byte[] body) {
    return portal.send(
        request(path)
            .header("Content-Type", type)
            .POST(HttpRequest.BodyPublishers.ofByteArray(body))
            .build());
  }

  /** Hands a file in by the form of a page: its only file field and its button. */
  public HttpResponse<String> upload(
      String path, String form, String field, String button, String name, String content) {
    String page = get(path).body();
    String edge = "----portal-test";
    String body =
        part(edge, form, form)
            + part(edge, form + ":" + button, "x")
            + part(edge, "jakarta.faces.ViewState", first(STATE, page))
            + "--"
            + edge
            + "\r\nContent-Disposition: form-data; name=\""
            + form
            + ":"
            + field
            + "\"; filename=\""
            + name
            + "\"\r\nContent-Type: text/csv\r\n\r\n"
            + content
            + "\r\n--"
            + edge
            + "--\r\n";
    return portal.send(
        request(action(page, form))
            .header("Content-Type", "multipart/form-data; boundary=" + edge)
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build());
  }

  private HttpRequest.Builder request(String path) {
    HttpRequest.Builder request = HttpRequest.newBuilder(portal.url(path));
    return cookie.isEmpty() ? request : request.header("Cookie", cookie);
  }

  private static String part(String edge, String name, String value) {
    return "--"
        + edge
        + "\r\nContent-Disposition: form-data; name=\""
        + name
        + "\"\r\n\r\n"
        + value
        + "\r\n";
  }

  private static String action(String page, String form) {
    return first(Pattern.compile("<form id=\"" + form + "\"[^>]*action=\"([^\"]*)\""), page)
        .replace("&amp;", "&");
  }

  private static String first(Pattern pattern, String page) {
    Matcher found = pattern.matcher(page);
    return found.find() ? found.group(1) : "";
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
