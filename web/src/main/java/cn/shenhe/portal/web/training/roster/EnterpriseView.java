package cn.shenhe.portal.web.training.roster;

import cn.shenhe.portal.training.TrainingRefusal;
import cn.shenhe.portal.training.roster.EnterpriseOffice;
import cn.shenhe.portal.training.roster.PeopleFilter;
import cn.shenhe.portal.training.roster.PostChanges;
import cn.shenhe.portal.web.shell.Refusals;
import cn.shenhe.portal.web.shell.Texts;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

/** The officer's list of people: who lacks what by when. */
@Named
@RequestScoped
public class EnterpriseView {

  /** A number above the list that leads to the people it counts. */
  public record Sum(String standing, long count, boolean current) {}

  @Inject EnterpriseOffice office;
  @Inject PostChanges changes;
  @Inject Refusals refusals;
  @Inject FacesContext faces;

  private String standing = "";
  private String text = "";
  private int pageNumber = 1;
  private EnterpriseOffice.PeoplePage people;
  private int refreshersDue;
  private PostChanges.Open retraining;

  /** Before a posted form is read: what is not rendered then would not be heard. */
  @PostConstruct
  void prepare() {
    if (faces.isPostback()) {
      load();
    }
  }

  public void load() {
    try {
      people = office.people(filter(), pageNumber);
      refreshersDue = office.refreshersDue();
      retraining = changes.open();
    } catch (TrainingRefusal refusal) {
      refusals.show(refusal, null);
    }
  }

  private PeopleFilter filter() {
    PeopleFilter.Standing wanted =
        Arrays.stream(PeopleFilter.Standing.values())
            .filter(s -> s.name().equals(standing))
            .findFirst()
            .orElse(PeopleFilter.Standing.ALL);
    return new PeopleFilter(wanted, text);
  }

  public String remind() {
    return act(
        () -> {
          EnterpriseOffice.Reminded sent = office.remind();
          return Texts.of(
              "programme",
              sent.more() ? "enterprise.reminded.more" : "enterprise.reminded",
              sent.shown(),
              sent.written());
        });
  }

  /** Opens every yearly refresher that falls due. */
  public String refreshDue() {
    return act(() -> Texts.of("programme", "refreshers.opened", office.refreshDue()));
  }

  private String act(Supplier<String> act) {
    try {
      faces.addMessage(null, new FacesMessage(act.get()));
      faces.getExternalContext().getFlash().setKeepMessages(true);
      return "/my/enterprise?faces-redirect=true";
    } catch (TrainingRefusal refusal) {
      refusals.show(refusal, null);
      load();
      return null;
    }
  }

  public List<Sum> getSums() {
    EnterpriseOffice.Sums sums = people.sums();
    String now = filter().standing().name();
    return List.of(
        new Sum("ALL", sums.people(), now.equals("ALL")),
        new Sum("OVERDUE", sums.overdue(), now.equals("OVERDUE")),
        new Sum("DUE_SOON", sums.dueSoon(), now.equals("DUE_SOON")),
        new Sum("RUNNING", sums.running(), now.equals("RUNNING")),
        new Sum("COMPLETED", sums.completed(), now.equals("COMPLETED")),
        new Sum("NOT_JOINED", sums.notJoined(), now.equals("NOT_JOINED")));
  }

  public EnterpriseOffice.PeoplePage getPeople() {
    return people;
  }

  /** Yearly refreshers that fall due and are not open. */
  public int getRefreshersDue() {
    return refreshersDue;
  }

  /** Who is to be trained anew after another post or a year away. */
  public PostChanges.Open getRetraining() {
    return retraining;
  }

  /** The filter as part of an address. */
  public String getQuery() {
    return "standing="
        + filter().standing().name()
        + "&text="
        + URLEncoder.encode(filter().text(), StandardCharsets.UTF_8);
  }

  public String getStanding() {
    return standing;
  }

  public void setStanding(String standing) {
    this.standing = standing == null ? "" : standing;
  }

  public String getText() {
    return text;
  }

  public void setText(String text) {
    this.text = text == null ? "" : text;
  }

  public int getPageNumber() {
    return pageNumber;
  }

  public void setPageNumber(int pageNumber) {
    this.pageNumber = Math.max(1, Math.min(10_000, pageNumber));
  }
}
