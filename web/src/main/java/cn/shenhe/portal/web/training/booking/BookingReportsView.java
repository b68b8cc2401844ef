package cn.shenhe.portal.web.training.booking;

import cn.shenhe.portal.training.TrainingRefusal;
import cn.shenhe.portal.training.booking.BaseDirectory;
import cn.shenhe.portal.training.booking.BookingReports;
import cn.shenhe.portal.web.shell.Refusals;
import cn.shenhe.portal.web.shell.Texts;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** The figures of booking: tables, and each as bars the server draws. */
@Named
@RequestScoped
public class BookingReportsView {

  private static final int CHART_HEIGHT = 120;
  private static final int KIND_STEP = 90;

  /** One bar: where it stands, how high it is, and what it says. */
  public record Bar(int x, int y, int height, String label, String value) {}

  @Inject BookingReports reports;
  @Inject BaseDirectory directory;
  @Inject StaffForm form;
  @Inject Refusals refusals;

  private BookingReports.Report report;
  private LocalDate from;
  private LocalDate to;

  public void load() {
    LocalDate today = form.dayOrToday("");
    from = form.day("from") == null ? today.withDayOfYear(1) : form.day("from");
    to = form.day("to") == null ? today : form.day("to");
    try {
      report = reports.report(form.text("base"), from, to);
    } catch (TrainingRefusal refusal) {
      refusals.show(refusal, null);
    }
  }

  /** Whether figures of a demonstration may be among them. */
  public boolean isDemo() {
    return directory.bases().stream().anyMatch(BaseDirectory.BaseRow::demo);
  }

  public List<Bar> getVisitors() {
    return bars(BookingReports.Month::visitors);
  }

  public List<Bar> getSessions() {
    return bars(BookingReports.Month::sessions);
  }

  public List<Bar> getMissed() {
    return bars(BookingReports.Month::missedRate);
  }

  /** People who came by kind of group, the individuals first. */
  public List<Bar> getKinds() {
    int most = report.kinds().stream().mapToInt(BookingReports.Kind::visitors).max().orElse(0);
    List<Bar> bars = new ArrayList<>();
    for (BookingReports.Kind kind : report.kinds()) {
      int height = most == 0 ? 0 : Math.round((float) kind.visitors() / most * CHART_HEIGHT);
      String label =
          kind.type() == null
              ? Texts.of("booking", "group.none")
              : Texts.of("booking", "party.type." + kind.type());
      bars.add(
          new Bar(
              bars.size() * KIND_STEP + 10,
              CHART_HEIGHT - height + 20,
              height,
              label,
              Integer.toString(kind.visitors())));
    }
    return bars;
  }

  private List<Bar> bars(ToDoubleFunction<BookingReports.Month> value) {
    double most = report.months().stream().mapToDouble(value).max().orElse(0);
    List<Bar> bars = new ArrayList<>();
    for (BookingReports.Month month : report.months()) {
      double number = value.applyAsDouble(month);
      int height = most == 0 ? 0 : (int) Math.round(number / most * CHART_HEIGHT);
      bars.add(
          new Bar(
              bars.size() * 60 + 10,
              CHART_HEIGHT - height + 20,
              height,
              month.month().toString(),
              number == Math.rint(number)
                  ? Long.toString((long) number)
                  : Double.toString(number)));
    }
    return bars;
  }

  public BookingReports.Report getReport() {
    return report;
  }

  public String getBase() {
    return form.text("base");
  }

  public LocalDate getFrom() {
    return from;
  }

  public LocalDate getTo() {
    return to;
  }

  public List<BaseDirectory.BaseRow> getBases() {
    return directory.bases();
  }
}
