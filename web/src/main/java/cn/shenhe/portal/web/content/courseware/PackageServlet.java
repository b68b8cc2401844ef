package cn.shenhe.portal.web.content.courseware;

import cn.shenhe.portal.content.media.MediaLibrary;
import cn.shenhe.portal.content.media.ScormFileRow;
import cn.shenhe.portal.content.media.ScormItemRow;
import cn.shenhe.portal.training.TrainingRefusal;
import cn.shenhe.portal.training.play.PackageAttempts;
import cn.shenhe.portal.training.play.PackagePlay;
import cn.shenhe.portal.web.shell.Assets;
import cn.shenhe.portal.web.shell.Texts;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Packages as they are played, under the packages' own name only (see {@code PackageHost}): {@code
 * /packages/<ticket>/} is the frame with the run-time, {@code content/…} the package's files,
 * {@code state} and {@code commit} what an item keeps. Asks for no session: the ticket of the
 * launch opens what belongs to it and nothing else.
 */
@WebServlet("/packages/*")
public class PackageServlet extends HttpServlet {

  private static final long serialVersionUID = 1L;

  private static final Pattern ADDRESS =
      Pattern.compile("/([0-9a-z]{26})/(?:(state|commit)|content/(.{1,400}))?");
  private static final int LARGEST_COMMIT = 2_000_000;

  @Inject transient PackagePlay play;
  @Inject transient MediaLibrary media;
  @Inject transient Assets assets;

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Matcher address = ADDRESS.matcher(request.getPathInfo() == null ? "" : request.getPathInfo());
    boolean post = request.getMethod().equals("POST");
    if (!address.matches()
        || post != "commit".equals(address.group(2))
        || !(post || request.getMethod().equals("GET") || request.getMethod().equals("HEAD"))) {
      response.setStatus(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    String ticket = address.group(1);
    try {
      if (post) {
        commit(ticket, item(request), request, response);
      } else if (address.group(3) != null) {
        file(ticket, address.group(3), request, response);
      } else if (address.group(2) != null) {
        String state = play.state(ticket, item(request));
        send(response, "application/json", state.isEmpty() ? "{}" : state);
      } else {
        send(response, "text/html", frame(ticket, item(request)));
      }
    } catch (TrainingRefusal refusal) {
      response.setStatus(HttpServletResponse.SC_GONE);
      send(response, "text/plain", Texts.of("courseware", "play.ticket"));
    }
  }

  private static int item(HttpServletRequest request) {
    String item = request.getParameter("item");
    return item != null && item.matches("[1-9][0-9]{0,2}") ? Integer.parseInt(item) : 1;
  }

  private void commit(
      String ticket, int item, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    byte[] body = request.getInputStream().readNBytes(LARGEST_COMMIT + 1);
    Optional<PackageCommit> commit =
        body.length > LARGEST_COMMIT ? Optional.empty() : PackageCommit.read(body);
    if (commit.isEmpty()) {
      response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
      return;
    }
    int times = play.commit(ticket, item, commit.get().report());
    // The length says that what is stored is what was sent.
    send(
        response,
        "application/json",
        "{\"result\":\"true\",\"errorCode\":0,\"stored\":%d,\"times\":%d}"
            .formatted(commit.get().report().cmi().length(), times));
  }

  private void file(
      String ticket, String path, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String packageId = play.standing(ticket).packageId();
    ScormFileRow file = media.scormFile(packageId, path).orElse(null);
    if (file == null) {
      response.setStatus(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    String tag = '"' + file.digest().substring(0, 32) + '"';
    response.setHeader("ETag", tag);
    response.setHeader("Accept-Ranges", "bytes");
    response.setHeader("Cache-Control", "private, max-age=43200");
    if (tag.equals(request.getHeader("If-None-Match"))) {
      response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
      return;
    }
    response.setContentType(file.contentType());
    if (file.contentType().equals("application/octet-stream")) {
      response.setHeader("Content-Disposition", "attachment");
    }
    ByteRange range =
        ByteRange.of(request.getHeader("Range"), request.getHeader("If-Range"), tag, file.length());
    if (range == null) {
      response.setHeader("Content-Range", "bytes */" + file.length());
      response.setStatus(HttpServletResponse.SC_REQUESTED_RANGE_NOT_SATISFIABLE);
      return;
    }
    if (range.partial()) {
      response.setStatus(HttpServletResponse.SC_PARTIAL_CONTENT);
      response.setHeader(
          "Content-Range", "bytes " + range.first() + "-" + range.last() + "/" + file.length());
    }
    response.setContentLengthLong(range.length());
    if (!request.getMethod().equals("HEAD")) {
      MediaServlet.write(media, file.digest(), range, response.getOutputStream());
    }
  }

  /** The page around an item: the table of contents when there are several, and the run-time. */
  private String frame(String ticket, int number) {
    PackageAttempts.Standing standing = play.standing(ticket);
    List<ScormItemRow> items = media.scormItems(standing.packageId());
    ScormItemRow item = items.get(Math.min(number, items.size()) - 1);
    StringBuilder list = new StringBuilder();
    if (items.size() > 1) {
      list.append("<nav aria-label=\"").append(text("play.items")).append("\"><ol>");
      for (ScormItemRow row : items) {
        boolean done =
            standing.items().stream().anyMatch(i -> i.number() == row.number() && i.completed());
        list.append("<li><a href=\"?item=").append(row.number()).append('"');
        list.append(row.number() == item.number() ? " aria-current=\"true\">" : ">");
        list.append(escaped(row.title())).append(done ? " ✓" : "").append("</a></li>");
      }
      list.append("</ol></nav>");
    }
    String runtime = item.edition().equals("2004") ? "scorm2004" : "scorm12";
    return """
    <!DOCTYPE html>
    <html lang="zh-CN"><head><meta charset="UTF-8"><meta name="viewport" content="width=device-width, initial-scale=1">
    <title>%s</title><link rel="stylesheet" href="%s"></head>
    <body data-edition="%s" data-item="%d" data-launch="%s" data-mastery="%s" data-data="%s" data-learner="%s" data-name="%s">
    %s<iframe id="content" title="%s"></iframe>
    <script src="%s"></script><script src="%s"></script></body></html>
    """
        .formatted(
            escaped(standing.title()),
            assets.url("package-frame.css"),
            item.edition(),
            item.number(),
            escaped(launch(item.launch())),
            escaped(item.mastery()),
            escaped(item.launchData()),
            standing.attempt(),
            text("play.learner"),
            list,
            escaped(item.title()),
            assets.url("scorm-again/" + runtime + ".js"),
            assets.url("package-frame.js"));
  }

  /** Path encoded piece by piece; query and fragment as the package wrote them. */
  private static String launch(String launch) {
    String path = launch.replaceFirst("[?#].*", "");
    StringBuilder address = new StringBuilder("content");
    for (String piece : path.split("/")) {
      address
          .append('/')
          .append(URLEncoder.encode(piece, StandardCharsets.UTF_8).replace("+", "%20"));
    }
    return address + launch.substring(path.length());
  }

  private static String text(String key) {
    return escaped(Texts.of("courseware", key));
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  private static void send(HttpServletResponse response, String type, String text)
      throws IOException {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    response.setContentType(type + ";charset=UTF-8");
    response.setHeader("Cache-Control", "no-store");
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }
}
