package cn.shenhe.portal.web.training.booking;

import cn.shenhe.portal.training.TrainingRefusal;
import cn.shenhe.portal.training.booking.BookingReports;
import cn.shenhe.portal.web.shell.Texts;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.time.DateTimeException;
import java.time.LocalDate;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** {@code GET /staff/booking/report.xlsx?from=&to=&base=} gives the figures as a workbook. */
@WebServlet("/staff/booking/report.xlsx")
public class ReportServlet extends HttpServlet {

  private static final long serialVersionUID = 1L;

  @Inject transient BookingReports reports;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    BookingReports.Report report;
    try {
      report =
          reports.report(
              request.getParameter("base"),
              LocalDate.parse(request.getParameter("from")),
              LocalDate.parse(request.getParameter("to")));
    } catch (TrainingRefusal | DateTimeException | NullPointerException e) {
      response.sendError(HttpServletResponse.SC_BAD_REQUEST);
      return;
    }
    response.setContentType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
    response.setHeader("Content-Disposition", "attachment; filename=\"booking-report.xlsx\"");
    write(report, response.getOutputStream());
  }

  static void write(BookingReports.Report report, OutputStream to) throws IOException {
    Workbook workbook = new Workbook(to, "portal", "1.0");
    months(workbook.newWorksheet(text("report.months")), report);
    kinds(workbook.newWorksheet(text("report.kinds")), report);
    workbook.finish();
  }

  private static void months(Worksheet sheet, BookingReports.Report report) {
    heads(
        sheet,
        "report.month",
        "report.sessions",
        "report.visitors",
        "report.bookings",
        "report.missed",
        "report.rate",
        "report.late");
    int column = 7;
    for (BookingReports.Kind kind : report.kinds()) {
      sheet.value(0, column++, text("report.visitors") + "：" + name(kind));
    }
    int row = 1;
    for (BookingReports.Month month : report.months()) {
      sheet.value(row, 0, month.month().toString());
      sheet.value(row, 1, month.sessions());
      sheet.value(row, 2, month.visitors());
      sheet.value(row, 3, month.bookings());
      sheet.value(row, 4, month.missed());
      sheet.value(row, 5, month.missedRate());
      sheet.value(row, 6, month.late());
      column = 7;
      for (BookingReports.Kind kind : month.kinds()) {
        sheet.value(row, column++, kind.visitors());
      }
      row++;
    }
  }

  private static void kinds(Worksheet sheet, BookingReports.Report report) {
    heads(sheet, "report.kind", "report.bookings", "report.visitors");
    int row = 1;
    for (BookingReports.Kind kind : report.kinds()) {
      sheet.value(row, 0, name(kind));
      sheet.value(row, 1, kind.bookings());
      sheet.value(row, 2, kind.visitors());
      row++;
    }
  }

  private static String name(BookingReports.Kind kind) {
    return kind.type() == null ? text("group.none") : text("party.type." + kind.type());
  }

  private static void heads(Worksheet sheet, String... keys) {
    for (int i = 0; i < keys.length; i++) {
      sheet.value(0, i, text(keys[i]));
    }
  }

  private static String text(String key) {
    return Texts.of("booking", key);
  }
}
