package cn.shenhe.portal.web.content.courseware;

import cn.shenhe.portal.content.courseware.CoursewareLibrary;
import cn.shenhe.portal.content.media.MediaKind;
import cn.shenhe.portal.content.media.MediaLibrary;
import cn.shenhe.portal.content.media.MediaPageRow;
import cn.shenhe.portal.content.media.MediaRow;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The files of lessons, {@code /courseware/media/<file>} and {@code
 * /courseware/media/<file>/<page>} for the picture of a PDF's page, whole or in ranges. Everybody
 * gets what a published lesson shows, editors get everything. What is served can run nothing: it
 * comes sandboxed, and a PDF only as a download.
 */
@WebServlet("/courseware/media/*")
public class MediaServlet extends HttpServlet {

  private static final long serialVersionUID = 1L;

  private static final Pattern ADDRESS = Pattern.compile("/([0-9a-z]{26})(?:/([1-9][0-9]{0,3}))?");

  @Inject transient MediaLibrary media;
  @Inject transient CoursewareLibrary library;

  /** What is sent: its bytes are found by their digest. */
  private record Sent(String digest, long length, String contentType, String fileName) {}

  @Override
  protected void doHead(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    answer(request, response, false);
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    answer(request, response, true);
  }

  private void answer(HttpServletRequest request, HttpServletResponse response, boolean body)
      throws IOException {
    Matcher address = ADDRESS.matcher(request.getPathInfo() == null ? "" : request.getPathInfo());
    boolean published = address.matches() && library.shows(address.group(1));
    boolean editor = request.isUserInRole("EDITOR") || request.isUserInRole("ADMINISTRATOR");
    Optional<Sent> found =
        address.matches() && (published || editor)
            ? sent(address.group(1), address.group(2))
            : Optional.empty();
    if (found.isEmpty()) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    Sent sent = found.get();
    String tag = '"' + sent.digest().substring(0, 32) + '"';
    response.setHeader("ETag", tag);
    response.setHeader("Accept-Ranges", "bytes");
    response.setHeader("Cache-Control", published ? "public, max-age=86400" : "no-store");
    response.setHeader(
        "Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; sandbox");
    if (tag.equals(request.getHeader("If-None-Match"))) {
      response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
      return;
    }
    response.setContentType(sent.contentType());
    if (sent.fileName() != null) {
      response.setHeader(
          "Content-Disposition",
          "attachment; filename*=UTF-8''"
              + URLEncoder.encode(sent.fileName(), StandardCharsets.UTF_8).replace("+", "%20"));
    }
    ByteRange range =
        ByteRange.of(request.getHeader("Range"), request.getHeader("If-Range"), tag, sent.length());
    if (range == null) {
      response.setHeader("Content-Range", "bytes */" + sent.length());
      response.setStatus(HttpServletResponse.SC_REQUESTED_RANGE_NOT_SATISFIABLE);
      return;
    }
    if (range.partial()) {
      response.setStatus(HttpServletResponse.SC_PARTIAL_CONTENT);
      response.setHeader(
          "Content-Range", "bytes " + range.first() + "-" + range.last() + "/" + sent.length());
    }
    response.setContentLengthLong(range.length());
    if (body) {
      write(media, sent.digest(), range, response.getOutputStream());
    }
  }

  private Optional<Sent> sent(String id, String page) {
    if (page != null) {
      return media.page(id, Integer.parseInt(page)).map(MediaServlet::sent);
    }
    return media.find(id).filter(file -> file.kind() != MediaKind.SCORM).map(MediaServlet::sent);
  }

  private static Sent sent(MediaPageRow page) {
    return new Sent(page.digest(), page.length(), "image/jpeg", null);
  }

  private static Sent sent(MediaRow file) {
    String type = file.contentType();
    boolean text = file.kind() == MediaKind.CAPTIONS || type.equals("image/svg+xml");
    return new Sent(
        file.digest(),
        file.length(),
        text ? type + ";charset=UTF-8" : type,
        file.kind() == MediaKind.PDF ? file.title() + ".pdf" : null);
  }

  static void write(MediaLibrary media, String digest, ByteRange range, OutputStream out)
      throws IOException {
    long at = range.first();
    while (at <= range.last()) {
      byte[] chunk =
          media
              .chunk(digest, (int) (at / MediaLibrary.CHUNK))
              .orElseThrow(() -> new IOException("a chunk is missing"));
      int from = (int) (at % MediaLibrary.CHUNK);
      int count = (int) Math.min(chunk.length - from, range.last() - at + 1);
      if (count <= 0) {
        throw new IOException("a chunk is short");
      }
      out.write(chunk, from, count);
      at += count;
    }
  }
}
