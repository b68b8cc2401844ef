package cn.shenhe.portal.web.exambank.grading;

import cn.shenhe.portal.exambank.grading.Archive;
import cn.shenhe.portal.exambank.grading.UnknownResult;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** {@code GET /staff/exam/archive?sitting=…&form=json|pdf} gives the archive of a sitting. */
@WebServlet("/staff/exam/archive")
public class ArchiveServlet extends HttpServlet {

  private static final long serialVersionUID = 1L;

  @Inject transient Archive archive;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String sitting = request.getParameter("sitting");
    boolean pdf = "pdf".equals(request.getParameter("form"));
    byte[] file;
    try {
      file = pdf ? archive.paper(sitting) : archive.json(sitting);
    } catch (UnknownResult unknown) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    String name = "archive-" + sitting + (pdf ? ".pdf" : ".json");
    response.setContentType(pdf ? "application/pdf" : "application/json;charset=UTF-8");
    response.setHeader("Content-Disposition", "attachment; filename=\"" + name + "\"");
    response.setHeader("Cache-Control", "private, no-store");
    response.setContentLength(file.length);
    response.getOutputStream().write(file);
  }
}
