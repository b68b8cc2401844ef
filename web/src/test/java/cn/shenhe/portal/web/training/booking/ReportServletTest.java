package cn.shenhe.portal.web.training.booking;

import static org.assertj.core.api.Assertions.assertThat;

import cn.shenhe.portal.training.booking.BookingReports;
import cn.shenhe.portal.training.booking.GroupType;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.usermodel.WorkbookFactory;
import org.junit.jupiter.api.Test;

class ReportServletTest {

  @Test
  void theWorkbookHasTheFiguresOfEveryMonthAndOfEveryKindOfGroup() throws IOException {
    BookingReports.Report report =
        new BookingReports.Report(
            LocalDate.of(2026, 11, 1),
            LocalDate.of(2026, 12, 31),
            List.of(
                new BookingReports.Month(
                    YearMonth.of(2026, 11), 2, 13, 3, 1, 0, kinds(1, 2, 1, 11, 0, 0)),
                new BookingReports.Month(
                    YearMonth.of(2026, 12), 1, 10, 1, 0, 1, kinds(0, 0, 0, 0, 1, 10))),
            kinds(1, 2, 1, 11, 1, 10));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ReportServlet.write(report, bytes);

    try (Workbook book = WorkbookFactory.create(new ByteArrayInputStream(bytes.toByteArray()))) {
      assertThat(rows(book.getSheet("按月")))
          .containsExactly(
              List.of(
                  "月份",
                  "场次",
                  "人次",
                  "应到预约",
                  "爽约",
                  "爽约率（%）",
                  "临近取消",
                  "人次：个人",
                  "人次：学校、幼儿园",
                  "人次：社区",
                  "人次：企业",
                  "人次：其他"),
              List.of("2026-11", 2.0, 13.0, 3.0, 1.0, 33.3, 0.0, 2.0, 11.0, 0.0, 0.0, 0.0),
              List.of("2026-12", 1.0, 10.0, 1.0, 0.0, 0.0, 1.0, 0.0, 0.0, 10.0, 0.0, 0.0));
      assertThat(rows(book.getSheet("团体类型")))
          .containsExactly(
              List.of("类型", "应到预约", "人次"),
              List.of("个人", 1.0, 2.0),
              List.of("学校、幼儿园", 1.0, 11.0),
              List.of("社区", 1.0, 10.0),
              List.of("企业", 0.0, 0.0),
              List.of("其他", 0.0, 0.0));
    }
  }

  /** Bookings and visitors of individuals, schools and communities. */
  private static List<BookingReports.Kind> kinds(int... figures) {
    return List.of(
        new BookingReports.Kind(null, figures[0], figures[1]),
        new BookingReports.Kind(GroupType.SCHOOL, figures[2], figures[3]),
        new BookingReports.Kind(GroupType.COMMUNITY, figures[4], figures[5]),
        new BookingReports.Kind(GroupType.ENTERPRISE, 0, 0),
        new BookingReports.Kind(GroupType.OTHER, 0, 0));
  }

  private static List<List<Object>> rows(Sheet sheet) {
    List<List<Object>> rows = new ArrayList<>();
    for (Row row : sheet) {
      List<Object> cells = new ArrayList<>();
      for (Cell cell : row) {
        cells.add(
            cell.getCellType() == CellType.NUMERIC
                ? (Object) cell.getNumericCellValue()
                : cell.getStringCellValue());
      }
      rows.add(cells);
    }
    return rows;
  }
}
