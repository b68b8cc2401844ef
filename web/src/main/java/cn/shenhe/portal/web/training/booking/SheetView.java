package cn.shenhe.portal.web.training.booking;

import cn.shenhe.portal.training.booking.BaseDirectory;
import cn.shenhe.portal.training.booking.FrontDesk;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.LocalDate;
import java.util.List;

/** A day of a base on paper. */
@Named
@RequestScoped
public class SheetView {

  @Inject FrontDesk desk;
  @Inject BaseDirectory directory;
  @Inject StaffForm form;

  private List<BaseDirectory.BaseRow> bases;
  private List<FrontDesk.SessionPage> sessions = List.of();
  private String base;
  private LocalDate day;

  public void load() {
    bases = directory.bases().stream().filter(BaseDirectory.BaseRow::existing).toList();
    base = form.base(bases);
    day = form.dayOrToday("day");
    if (!base.isEmpty()) {
      sessions = desk.daySheet(base, day);
    }
  }

  public List<BaseDirectory.BaseRow> getBases() {
    return bases;
  }

  public List<FrontDesk.SessionPage> getSessions() {
    return sessions;
  }

  public String getBase() {
    return base;
  }

  /** Whose day it is. */
  public String getBaseName() {
    return bases.stream()
        .filter(row -> row.id().equals(base))
        .map(BaseDirectory.BaseRow::name)
        .findFirst()
        .orElse("");
  }

  public LocalDate getDay() {
    return day;
  }
}
