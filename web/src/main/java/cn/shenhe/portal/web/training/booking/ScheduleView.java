package cn.shenhe.portal.web.training.booking;

import cn.shenhe.portal.training.booking.BaseDirectory;
import cn.shenhe.portal.training.booking.BaseSetup;
import cn.shenhe.portal.training.booking.FrontDesk;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.LocalDateTime;
import java.util.List;
import org.omnifaces.cdi.ViewScoped;
import org.primefaces.model.DefaultScheduleEvent;
import org.primefaces.model.LazyScheduleModel;
import org.primefaces.model.ScheduleModel;

/** The sessions of a base or of one hall by day, week or month; each leads to its page. */
@Named
@ViewScoped
public class ScheduleView implements Serializable {

  private static final long serialVersionUID = 1L;

  @Inject transient FrontDesk desk;
  @Inject transient BaseSetup setup;
  @Inject transient BaseDirectory directory;

  private String base;
  private String hall;
  private ScheduleModel model;
  private transient List<BaseDirectory.BaseRow> bases = List.of();
  private transient List<BaseSetup.HallForm> halls = List.of();

  public void load() {
    bases = directory.bases().stream().filter(BaseDirectory.BaseRow::existing).toList();
    if (bases.stream().noneMatch(row -> row.id().equals(base))) {
      base = bases.isEmpty() ? null : bases.get(0).id();
    }
    if (base != null) {
      halls = setup.sheet(base).halls();
    }
    if (halls.stream().noneMatch(row -> row.id().equals(hall))) {
      // The page was sent with another base than the one the hall belongs to.
      hall = null;
    }
    model = new Sessions(this);
  }

  private void fill(ScheduleModel into, LocalDateTime from, LocalDateTime to) {
    if (base == null) {
      return;
    }
    String path = FacesContext.getCurrentInstance().getExternalContext().getRequestContextPath();
    desk.schedule(base, hall, from.toLocalDate(), to.toLocalDate())
        .forEach(
            row ->
                into.addEvent(
                    DefaultScheduleEvent.builder()
                        .id(row.id())
                        .title(
                            (row.closed() ? "（关闭）" : row.taken() + "/" + row.capacity() + " ")
                                + row.programme()
                                + " "
                                + row.hall()
                                + (row.staff().isEmpty()
                                    ? ""
                                    : " · " + String.join("、", row.staff())))
                        .startDate(LocalDateTime.ofInstant(row.start(), BookingWords.BEIJING))
                        .endDate(LocalDateTime.ofInstant(row.end(), BookingWords.BEIJING))
                        .url(path + "/staff/booking/session?id=" + row.id())
                        .editable(false)
                        .build()));
  }

  /** Asks for the days on the screen only. */
  private static final class Sessions extends LazyScheduleModel {

    private static final long serialVersionUID = 1L;

    private final ScheduleView view;

    private Sessions(ScheduleView view) {
      this.view = view;
    }

    @Override
    public void loadEvents(LocalDateTime start, LocalDateTime end) {
      clear();
      view.fill(this, start, end);
    }
  }

  public ScheduleModel getModel() {
    return model;
  }

  public List<BaseDirectory.BaseRow> getBases() {
    return bases;
  }

  public List<BaseSetup.HallForm> getHalls() {
    return halls;
  }

  public String getBase() {
    return base;
  }

  public void setBase(String base) {
    this.base = base;
  }

  public String getHall() {
    return hall;
  }

  public void setHall(String hall) {
    this.hall = hall;
  }
}
