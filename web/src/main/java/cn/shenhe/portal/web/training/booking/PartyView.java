package cn.shenhe.portal.web.training.booking;

import cn.shenhe.portal.training.TrainingRefusal;
import cn.shenhe.portal.training.booking.BaseDirectory;
import cn.shenhe.portal.training.booking.BookingKind;
import cn.shenhe.portal.training.booking.BookingRules;
import cn.shenhe.portal.training.booking.BookingSheet;
import cn.shenhe.portal.training.booking.BookingState;
import cn.shenhe.portal.training.booking.BookingSteps;
import cn.shenhe.portal.training.booking.GroupType;
import cn.shenhe.portal.training.booking.MyVisit;
import cn.shenhe.portal.training.booking.Party;
import cn.shenhe.portal.training.booking.UnknownBooking;
import cn.shenhe.portal.web.security.ClientAddress;
import cn.shenhe.portal.web.shell.Refusals;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * First step: who comes. Opens a draft, or changes one that is there; of a booking that was handed
 * in it changes how many come.
 */
@Named
@RequestScoped
public class PartyView {

  @Inject BookingLimit limit;
  @Inject ClientAddress clientAddress;
  @Inject HttpServletRequest request;
  @Inject BookingSteps steps;
  @Inject MyVisit visits;
  @Inject BaseDirectory directory;
  @Inject Refusals refusals;
  @Inject BookingWords words;
  @Inject FacesContext faces;

  private String k;
  private boolean changing;
  private String p;
  private String kind;
  private Integer adults;
  private Integer teens;
  private Integer children;
  private Integer pupils;
  private Integer teachers;
  private Integer youngest;
  private GroupType groupType;
  private String organisation;
  private String grade;
  private BaseDirectory.ProgrammePage page;
  private BookingRules.Shown rules;

  /** What decides which fields there are has to be known before they are read. */
  @PostConstruct
  void restore() {
    Map<String, String> sent = faces.getExternalContext().getRequestParameterMap();
    k = blankToNull(sent.get("k"));
    p = sent.get("p");
    kind = sent.get("kind");
    try {
      page = directory.programme(p);
    } catch (UnknownBooking unknown) {
      page = null;
    }
    try {
      // Whether it may still be changed the boundary says: the visit can begin meanwhile.
      changing = k != null && steps.draft(k).state() != BookingState.DRAFT;
    } catch (UnknownBooking unknown) {
      changing = false;
    }
    rules = steps.rules();
  }

  private static String blankToNull(String text) {
    return text == null || text.isBlank() ? null : text;
  }

  public String load() throws IOException {
    try {
      if (k != null) {
        BookingSheet draft = steps.draft(k);
        if (changing && !draft.resizable()) {
          return "/booking/visit?faces-redirect=true&k=" + k;
        }
        p = draft.programmeId();
        kind = draft.kind().name();
        show(draft.party());
      } else if (isGroup()) {
        groupType = GroupType.SCHOOL;
      } else {
        adults = 1;
      }
      page = directory.programme(p);
    } catch (UnknownBooking unknown) {
      faces.getExternalContext().responseSendError(404, null);
      faces.responseComplete();
    }
    return null;
  }

  private void show(Party party) {
    adults = party.adults();
    teens = party.teens();
    children = party.children();
    pupils = party.pupils();
    teachers = party.teachers();
    youngest = party.youngest();
    groupType = party.groupType();
    organisation = party.organisation();
    grade = party.grade();
  }

  public String next() {
    try {
      if (!complete()) {
        return null;
      }
      Party said =
          isGroup()
              ? Party.group(groupType, organisation, grade, of(pupils), of(teachers), of(adults))
              : Party.individual(of(adults), of(teens), of(children));
      Party party = said.youngestOf(youngest);
      if (changing) {
        limit.count(clientAddress.of(request));
        visits.resize(k, party);
        return "/booking/visit?faces-redirect=true&done=resized&k=" + k;
      }
      if (k == null) {
        limit.count(clientAddress.of(request));
        k = steps.start(p, isGroup() ? BookingKind.GROUP : BookingKind.INDIVIDUAL, party);
      } else {
        steps.party(k, party);
      }
      BookingSheet draft = steps.draft(k);
      String step = draft.parts().isEmpty() ? "time" : "check";
      return "/booking/" + step + "?faces-redirect=true&k=" + k;
    } catch (UnknownBooking unknown) {
      return "/booking/bases?faces-redirect=true";
    } catch (TrainingRefusal refusal) {
      refusals.show(refusal, field(refusal));
      page = directory.programme(p);
      return null;
    }
  }

  /** Of a group that was handed in only the numbers can be changed, so only they can be mended. */
  private String field(TrainingRefusal refusal) {
    return switch (refusal.code()) {
      case "booking.resize.full" -> isGroup() ? "form:pupils" : "form:adults";
      case "booking.age.grade" -> changing ? "form:youngest" : BookingWords.field(refusal);
      default -> BookingWords.field(refusal);
    };
  }

  /** Says at once what the boundary would say of one thing after the other. */
  private boolean complete() {
    int asked = 0;
    // Grade and what staff allowed stand with the booking, not on the form.
    boolean ages = isAged() && !changing;
    if (isGroup()) {
      int size = of(adults) + of(pupils) + of(teachers);
      asked += words.ask(!changing && organisation == null, "booking.group.organisation");
      asked += words.ask(size < rules.groupLeast(), "booking.group.least", rules.groupLeast());
      int teachersNeeded = (of(pupils) + rules.pupilsPerTeacher() - 1) / rules.pupilsPerTeacher();
      asked +=
          words.ask(
              of(teachers) < teachersNeeded,
              "booking.group.teachers",
              rules.pupilsPerTeacher(),
              teachersNeeded);
      asked +=
          words.ask(
              ages && of(pupils) > 0 && youngest == null && grade == null,
              "booking.age.ask-group",
              isAged() ? page.programme().minimumAge() : 0);
    } else {
      boolean alone = of(children) > 0 && of(adults) == 0;
      asked += words.ask(alone, "booking.party.guardian");
      asked +=
          words.ask(
              ages && of(children) > 0 && youngest == null,
              "booking.age.ask",
              isAged() ? page.programme().minimumAge() : 0);
    }
    return asked == 0;
  }

  private static int of(Integer number) {
    return number == null ? 0 : number;
  }

  public boolean isGroup() {
    return "GROUP".equals(kind);
  }

  /** Whether a booking that was handed in is changed. */
  public boolean isChanging() {
    return changing;
  }

  /** Key of the heading. */
  public String getTitle() {
    return changing ? "party.resize" : "party.title." + (isGroup() ? "GROUP" : "INDIVIDUAL");
  }

  public List<GroupType> getGroupTypes() {
    return List.of(GroupType.values());
  }

  public BaseDirectory.ProgrammePage getPage() {
    return page;
  }

  public BookingRules.Shown getRules() {
    return rules;
  }

  public String getK() {
    return k;
  }

  public void setK(String k) {
    this.k = k;
  }

  public String getP() {
    return p;
  }

  public void setP(String p) {
    this.p = p;
  }

  public String getKind() {
    return kind;
  }

  public void setKind(String kind) {
    this.kind = kind;
  }

  public Integer getAdults() {
    return adults;
  }

  public void setAdults(Integer adults) {
    this.adults = adults;
  }

  public Integer getTeens() {
    return teens;
  }

  public void setTeens(Integer teens) {
    this.teens = teens;
  }

  public Integer getChildren() {
    return children;
  }

  public void setChildren(Integer children) {
    this.children = children;
  }

  public Integer getPupils() {
    return pupils;
  }

  public void setPupils(Integer pupils) {
    this.pupils = pupils;
  }

  public Integer getTeachers() {
    return teachers;
  }

  public void setTeachers(Integer teachers) {
    this.teachers = teachers;
  }

  public Integer getYoungest() {
    return youngest;
  }

  public void setYoungest(Integer youngest) {
    this.youngest = youngest;
  }

  /** Whether the programme has a lowest age, so that the youngest's is asked. */
  public boolean isAged() {
    return page != null && page.programme().minimumAge() > 0;
  }

  public GroupType getGroupType() {
    return groupType;
  }

  public void setGroupType(GroupType groupType) {
    this.groupType = groupType;
  }

  public String getOrganisation() {
    return organisation;
  }

  public void setOrganisation(String organisation) {
    this.organisation = organisation;
  }

  public String getGrade() {
    return grade;
  }

  public void setGrade(String grade) {
    this.grade = grade;
  }
}
