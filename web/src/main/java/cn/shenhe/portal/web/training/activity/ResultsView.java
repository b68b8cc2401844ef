package cn.shenhe.portal.web.training.activity;

import cn.shenhe.portal.training.activity.ActivityRefused;
import cn.shenhe.portal.training.activity.Figures;
import cn.shenhe.portal.training.activity.Participation;
import cn.shenhe.portal.training.campaign.UnknownCampaign;
import cn.shenhe.portal.web.shell.Refusals;
import cn.shenhe.portal.web.shell.Texts;
import jakarta.annotation.PostConstruct;
import jakarta.ejb.EJBException;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.security.enterprise.SecurityContext;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/** Who took part in a campaign: tables, and each as bars the server draws. */
@Named
@RequestScoped
public class ResultsView {

  private static final int BAR_WIDTH = 320;
  private static final int BAR_STEP = 26;
  private static final int MOST_BARS = 15;

  /** Characters that have room before a bar. */
  private static final int LABEL = 8;

  /** One bar: how far down it stands, how long it is, and what it says. */
  public record Bar(int y, int width, String label, int value) {}

  @Inject Participation participation;
  @Inject FacesContext faces;
  @Inject SecurityContext security;
  @Inject Refusals refusals;

  private String c;
  private Figures figures;

  /** What is on the page has to be known before a button on it is read. */
  @PostConstruct
  void restore() {
    c = faces.getExternalContext().getRequestParameterMap().get("c");
    try {
      figures = participation.figures(c);
    } catch (UnknownCampaign | ActivityRefused unknown) {
      figures = null;
    }
  }

  public void load() throws IOException {
    if (figures == null) {
      faces.getExternalContext().responseSendError(404, null);
      faces.responseComplete();
    }
  }

  /** Counts anew what the report kept. */
  public String rebuild() {
    try {
      participation.rebuild(c);
      faces.addMessage(null, new FacesMessage(Texts.of("activity", "results.rebuilt")));
    } catch (UnknownCampaign | ActivityRefused | EJBException refused) {
      refusals.show(refused, null);
    }
    faces.getExternalContext().getFlash().setKeepMessages(true);
    return "/activity/results?faces-redirect=true&c=" + c;
  }

  /** Whether the caller may count anew. */
  public boolean isOfficer() {
    return security.isCallerInRole("EDITOR") || security.isCallerInRole("ADMINISTRATOR");
  }

  /** People by street; streets nobody is known of are left out. */
  public List<Bar> getStreets() {
    return bars(
        figures.streets().stream().filter(s -> s.people() > 0).limit(MOST_BARS).toList(),
        s -> s.street().isEmpty() ? "—" : s.street(),
        Figures.StreetLine::people);
  }

  public List<Bar> getSettings() {
    return bars(figures.settings(), s -> s.setting().name(), Figures.SettingLine::reached);
  }

  public List<Bar> getAudiences() {
    return bars(figures.audiences(), a -> a.audience().name(), Figures.AudienceLine::people);
  }

  /** The units that reached most, at most fifteen; a long name is cut, the table has it whole. */
  public List<Bar> getUnits() {
    return bars(
        figures.units().stream()
            .filter(unit -> unit.reached() > 0)
            .sorted(Comparator.comparingInt(Figures.UnitLine::reached).reversed())
            .limit(MOST_BARS)
            .toList(),
        unit -> cut(unit.unit()),
        Figures.UnitLine::reached);
  }

  private static String cut(String name) {
    return name.length() > LABEL ? name.substring(0, LABEL - 1) + "…" : name;
  }

  private static <T> List<Bar> bars(
      List<T> rows, Function<T, String> label, ToIntFunction<T> value) {
    int most = rows.stream().mapToInt(value).max().orElse(0);
    return java.util.stream.IntStream.range(0, rows.size())
        .mapToObj(
            i -> {
              int number = value.applyAsInt(rows.get(i));
              int width = most == 0 ? 0 : Math.round((float) BAR_WIDTH * number / most);
              return new Bar(i * BAR_STEP, width, label.apply(rows.get(i)), number);
            })
        .toList();
  }

  public Figures getFigures() {
    return figures;
  }

  public String getC() {
    return c;
  }

  public void setC(String c) {
    this.c = c;
  }
}
