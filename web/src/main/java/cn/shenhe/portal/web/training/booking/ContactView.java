package cn.shenhe.portal.web.training.booking;

import cn.shenhe.portal.training.TrainingRefusal;
import cn.shenhe.portal.training.booking.BookingRules;
import cn.shenhe.portal.training.booking.BookingSheet;
import cn.shenhe.portal.training.booking.BookingState;
import cn.shenhe.portal.training.booking.BookingSteps;
import cn.shenhe.portal.training.booking.Contact;
import cn.shenhe.portal.training.booking.Party;
import cn.shenhe.portal.training.booking.UnknownBooking;
import cn.shenhe.portal.web.shell.Refusals;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Third step: whom to tell, what the visit needs, and names where they are needed. */
@Named
@RequestScoped
public class ContactView {

  /** One line for a name. */
  public record Line(int number, String name, String numberEnd) {}

  @Inject BookingSteps steps;
  @Inject Refusals refusals;
  @Inject BookingWords words;
  @Inject FacesContext faces;

  private String k;
  private BookingSheet draft;
  private BookingRules.Shown rules;
  private String name;
  private String phone;
  private String mail;
  private String topics;
  private String needs;
  private Integer buses;
  private boolean insured;
  private boolean lesson;
  private boolean consent;

  /** What decides which fields there are has to be known before they are read. */
  @PostConstruct
  void restore() {
    k = faces.getExternalContext().getRequestParameterMap().get("k");
    try {
      draft = steps.draft(k);
    } catch (UnknownBooking unknown) {
      draft = null;
    }
    rules = steps.rules();
  }

  public String load() throws IOException {
    try {
      draft = steps.draft(k);
    } catch (UnknownBooking unknown) {
      faces.getExternalContext().responseSendError(404, null);
      faces.responseComplete();
      return null;
    }
    if (draft.state() != BookingState.DRAFT) {
      return "/booking/visit?faces-redirect=true&k=" + k;
    }
    Contact known = draft.contact();
    name = known.name();
    phone = known.phone();
    mail = known.mail();
    topics = known.topics();
    needs = known.needs();
    buses = known.buses() == 0 ? null : known.buses();
    insured = known.insured();
    lesson = known.lessonDone();
    consent = known.consent();
    return null;
  }

  public String next() {
    try {
      if (draft != null && !complete()) {
        return null;
      }
      steps.contact(
          k,
          new Contact(
              name,
              phone,
              mail,
              topics,
              needs,
              buses == null ? 0 : buses,
              insured,
              lesson,
              consent),
          names());
      return "/booking/check?faces-redirect=true&k=" + k;
    } catch (UnknownBooking unknown) {
      return "/booking/bases?faces-redirect=true";
    } catch (TrainingRefusal refusal) {
      refusals.show(refusal, BookingWords.field(refusal));
      draft = steps.draft(k);
      return null;
    }
  }

  /** Says at once what the boundary would say of one thing after the other. */
  private boolean complete() {
    int asked = words.ask(name == null, "booking.contact.name");
    asked += words.ask(phone == null, "booking.contact.phone");
    asked += words.ask(draft.group() && !insured, "booking.contact.permissions");
    boolean said = getLessonState() == BookingSteps.Lesson.SAID;
    asked += words.ask(said && !lesson, "booking.contact.lesson");
    asked += words.ask(!consent, "booking.contact.consent");
    return asked == 0;
  }

  private List<Party.Visitor> names() {
    List<Party.Visitor> names = new ArrayList<>();
    for (Line line : sent()) {
      if (!line.name().isBlank()) {
        names.add(new Party.Visitor(line.name().strip(), line.numberEnd().strip()));
      }
    }
    return names;
  }

  private List<Line> sent() {
    Map<String, String> sent = faces.getExternalContext().getRequestParameterMap();
    List<Line> lines = new ArrayList<>();
    for (int i = 1; sent.containsKey("name" + i) && i <= 20; i++) {
      lines.add(new Line(i, sent.get("name" + i), sent.getOrDefault("end" + i, "")));
    }
    return lines;
  }

  /** One line per visitor, as far as they were filled in before. */
  public List<Line> getLines() {
    if (draft == null || !draft.realName() || draft.group()) {
      return List.of();
    }
    List<Line> sent = sent();
    List<Line> lines = new ArrayList<>();
    for (int i = 0; i < draft.size(); i++) {
      if (i < sent.size()) {
        lines.add(sent.get(i));
      } else if (i < draft.names().size()) {
        BookingSheet.Name known = draft.names().get(i);
        lines.add(new Line(i + 1, known.name(), known.numberEnd()));
      } else {
        lines.add(new Line(i + 1, "", ""));
      }
    }
    return lines;
  }

  /** Where the online lesson stands: NONE, SAID, LEARNED or MISSING. */
  public BookingSteps.Lesson getLessonState() {
    return draft == null ? BookingSteps.Lesson.NONE : steps.lesson(k);
  }

  public BookingSheet getDraft() {
    return draft;
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

  public String getName() {
    return name;
  }

  public void setName(String name) {
    this.name = name;
  }

  public String getPhone() {
    return phone;
  }

  public void setPhone(String phone) {
    this.phone = phone;
  }

  public String getMail() {
    return mail;
  }

  public void setMail(String mail) {
    this.mail = mail;
  }

  public String getTopics() {
    return topics;
  }

  public void setTopics(String topics) {
    this.topics = topics;
  }

  public String getNeeds() {
    return needs;
  }

  public void setNeeds(String needs) {
    this.needs = needs;
  }

  public Integer getBuses() {
    return buses;
  }

  public void setBuses(Integer buses) {
    this.buses = buses;
  }

  public boolean isInsured() {
    return insured;
  }

  public void setInsured(boolean insured) {
    this.insured = insured;
  }

  public boolean isLesson() {
    return lesson;
  }

  public void setLesson(boolean lesson) {
    this.lesson = lesson;
  }

  public boolean isConsent() {
    return consent;
  }

  public void setConsent(boolean consent) {
    this.consent = consent;
  }
}
