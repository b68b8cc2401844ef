package cn.shenhe.portal.web.content.courseware;

import cn.shenhe.portal.content.ContentRefusal;
import cn.shenhe.portal.content.media.MediaDesk;
import cn.shenhe.portal.web.shell.RefusalTexts;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import jakarta.ejb.EJBException;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Takes an editor's file in, {@code POST /staff/courseware/upload?name=…} with the file as the
 * body: straight to the disk, however large, never as a form. Answers what it has become, or 422
 * with the sentence why it was refused.
 */
@WebServlet("/staff/courseware/upload")
public class UploadServlet extends HttpServlet {

  private static final long serialVersionUID = 1L;

  private static final JsonFactory JSON = new JsonFactory();

  @Inject transient MediaDesk desk;
  @Inject transient RefusalTexts texts;

  @Inject
  @ConfigProperty(name = "portal.data.dir", defaultValue = "data")
  String dataDir;

  @Inject
  @ConfigProperty(name = "portal.courseware.video-bytes", defaultValue = "500000000")
  long mostBytes;

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (!request.isUserInRole("EDITOR") && !request.isUserInRole("ADMINISTRATOR")) {
      response.sendError(HttpServletResponse.SC_FORBIDDEN);
      return;
    }
    Path folder = Files.createDirectories(Path.of(dataDir, "uploads"));
    Path file = Files.createTempFile(folder, "upload-", ".part");
    try {
      if (!receive(request.getInputStream(), file)) {
        refused(response, "media.too-large", List.of(mostBytes / 1_000_000));
        return;
      }
      String id = desk.add(file, request.getParameter("name")).publicId();
      response.setContentType("application/json;charset=UTF-8");
      try (JsonGenerator json = JSON.createGenerator(response.getOutputStream())) {
        json.writeStartObject();
        json.writeStringField("id", id);
        json.writeEndObject();
      }
    } catch (ContentRefusal refusal) {
      refused(response, refusal.code(), refusal.arguments());
    } catch (EJBException e) {
      if (e.getCause() instanceof ContentRefusal refusal) {
        refused(response, refusal.code(), refusal.arguments());
      } else {
        throw e;
      }
    } finally {
      Files.deleteIfExists(file);
    }
  }

  /** False when it is larger than the largest file taken. */
  private boolean receive(InputStream in, Path file) throws IOException {
    try (OutputStream out = Files.newOutputStream(file)) {
      byte[] part = new byte[64 * 1024];
      long total = 0;
      for (int read = in.read(part); read >= 0; read = in.read(part)) {
        total += read;
        if (total > mostBytes) {
          return false;
        }
        out.write(part, 0, read);
      }
    }
    return true;
  }

  private void refused(HttpServletResponse response, String code, List<Object> arguments)
      throws IOException {
    response.setStatus(422);
    response.setContentType("application/json;charset=UTF-8");
    try (JsonGenerator json = JSON.createGenerator(response.getOutputStream())) {
      json.writeStartObject();
      json.writeStringField("message", texts.text(code, arguments));
      json.writeEndObject();
    }
  }
}
