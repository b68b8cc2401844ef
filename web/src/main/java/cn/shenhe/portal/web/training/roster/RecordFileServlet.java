package cn.shenhe.portal.web.training.roster;

import cn.shenhe.portal.training.TrainingRefusal;
import cn.shenhe.portal.training.record.PersonRecord;
import jakarta.ejb.EJBAccessException;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * {@code GET /my/record-file} one's own record, {@code /my/archive-file} that of the enterprise.
 */
@WebServlet({"/my/record-file", "/my/archive-file"})
public class RecordFileServlet extends HttpServlet {

  private static final long serialVersionUID = 1L;

  @Inject transient PersonRecord record;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    boolean mine = request.getServletPath().equals("/my/record-file");
    byte[] file;
    try {
      file = mine ? record.workbook() : record.archive();
    } catch (EJBAccessException | TrainingRefusal refused) {
      response.sendError(HttpServletResponse.SC_FORBIDDEN);
      return;
    }
    response.setContentType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
    response.setHeader(
        "Content-Disposition",
        "attachment; filename=\"" + (mine ? "training-record" : "training-archive") + ".xlsx\"");
    response.setContentLength(file.length);
    response.getOutputStream().write(file);
  }
}
