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
 * {@code GET /my/record-file} one's own record as a spreadsheet, {@code /my/record-print} the same
 * as PDF, {@code /my/archive-file} the archive of the enterprise.
 */
@WebServlet({"/my/record-file", "/my/record-print", "/my/archive-file"})
public class RecordFileServlet extends HttpServlet {

  private static final long serialVersionUID = 1L;
  private static final String XLSX =
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

  @Inject transient PersonRecord record;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    try {
      switch (request.getServletPath()) {
        case "/my/record-file" -> send(response, record.workbook(), XLSX, "training-record.xlsx");
        case "/my/record-print" ->
            send(response, record.print(), "application/pdf", "training-record.pdf");
        default -> send(response, record.archive(), XLSX, "training-archive.xlsx");
      }
    } catch (EJBAccessException | TrainingRefusal refused) {
      response.sendError(HttpServletResponse.SC_FORBIDDEN);
    }
  }

  private static void send(HttpServletResponse response, byte[] file, String type, String name)
      throws IOException {
    response.setContentType(type);
    response.setHeader("Content-Disposition", "attachment; filename=\"" + name + "\"");
    response.setHeader("Cache-Control", "private, no-store");
    response.setContentLength(file.length);
    response.getOutputStream().write(file);
  }
}
