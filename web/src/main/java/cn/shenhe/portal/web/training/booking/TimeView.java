package cn.shenhe.portal.web.training.booking;

import cn.shenhe.portal.training.TrainingRefusal;
import cn.shenhe.portal.training.booking.BookingSheet;
import cn.shenhe.portal.training.booking.BookingState;
import cn.shenhe.portal.training.booking.BookingSteps;
import cn.shenhe.portal.training.booking.MyVisit;
import cn.shenhe.portal.training.booking.UnknownBooking;
import cn.shenhe.portal.training.booking.Way;
import cn.shenhe.portal.web.shell.Refusals;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Second step: when. The same list serves to move a booking that was handed in. */
@Named
@RequestScoped
public class TimeView {

  /** The ways of one day. */
  public record Day(LocalDate day, List<Way> ways) {}

  @Inject BookingSteps steps;
  @Inject MyVisit visits;
  @Inject Refusals refusals;
  @Inject FacesContext faces;

  private String k;
  private BookingSheet draft;
  private List<Day> days = List.of();

  /** For a draft. */
  public String load() throws IOException {
    try {
      draft = steps.draft(k);
      if (draft.state() != BookingState.DRAFT) {
        return "/booking/visit?faces-redirect=true&k=" + k;
      }
      days = byDay(steps.ways(k));
    } catch (UnknownBooking unknown) {
      notFound();
    }
    return null;
  }

  /** For a booking that is to be moved. */
  public String loadMove() throws IOException {
    try {
      draft = visits.visit(k);
      if (!draft.movable()) {
        return "/booking/visit?faces-redirect=true&k=" + k;
      }
      days = byDay(visits.ways(k));
    } catch (UnknownBooking unknown) {
      notFound();
    }
    return null;
  }

  private void notFound() throws IOException {
    faces.getExternalContext().responseSendError(404, null);
    faces.responseComplete();
  }

  private static List<Day> byDay(List<Way> ways) {
    Map<LocalDate, List<Way>> days = new LinkedHashMap<>();
    ways.forEach(way -> days.computeIfAbsent(way.day(), day -> new ArrayList<>()).add(way));
    return days.entrySet().stream().map(e -> new Day(e.getKey(), e.getValue())).toList();
  }

  public String next() throws IOException {
    try {
      steps.choose(k, chosen());
      String step = steps.draft(k).contact().name() == null ? "contact" : "check";
      return "/booking/" + step + "?faces-redirect=true&k=" + k;
    } catch (TrainingRefusal refusal) {
      refusals.show(refusal, null);
      return load();
    }
  }

  public String move() throws IOException {
    try {
      visits.move(k, chosen());
      return "/booking/visit?faces-redirect=true&done=moved&k=" + k;
    } catch (TrainingRefusal refusal) {
      refusals.show(refusal, null);
      return loadMove();
    }
  }

  private String chosen() {
    return faces.getExternalContext().getRequestParameterMap().get("way");
  }

  /** Whether the form is there; a form that was sent always is. */
  public boolean isShown() {
    return faces.isPostback() || !days.isEmpty();
  }

  public String getK() {
    return k;
  }

  public void setK(String k) {
    this.k = k;
  }

  public BookingSheet getDraft() {
    return draft;
  }

  public List<Day> getDays() {
    return days;
  }
}
