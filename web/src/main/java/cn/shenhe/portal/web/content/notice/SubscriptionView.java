package cn.shenhe.portal.web.content.notice;

import cn.shenhe.portal.content.ContentRefusal;
import cn.shenhe.portal.content.delivery.LetterRow;
import cn.shenhe.portal.content.notice.SubscriptionRow;
import cn.shenhe.portal.content.notice.SubscriptionState;
import cn.shenhe.portal.content.notice.Subscriptions;
import cn.shenhe.portal.content.notice.UnknownSubscription;
import cn.shenhe.portal.content.warning.UnknownWarning;
import cn.shenhe.portal.content.warning.WarningBoard;
import cn.shenhe.portal.content.warning.WarningDetail;
import cn.shenhe.portal.content.warning.WarningRow;
import cn.shenhe.portal.web.shell.Refusals;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A subscription in the hands of whoever has its token: confirm, change, end; why a warning came or
 * did not; a relay list's "I have it". A GET changes nothing: mail scanners follow every link.
 */
@Named("subscription")
@RequestScoped
public class SubscriptionView {

  @Inject Subscriptions subscriptions;
  @Inject WarningBoard board;
  @Inject WishForm wishForm;
  @Inject WhyTexts whyTexts;
  @Inject Refusals refusals;
  @Inject FacesContext faces;

  private String token;
  private String warningId;
  private SubscriptionRow row;
  private WarningRow warning;
  private List<LetterRow> letters = List.of();
  private List<WhyTexts.Line> why = List.of();
  private List<Recent> recent = List.of();
  private WarningDetail detail;
  private int confirmed;
  private boolean done;

  /** A warning and, in a sentence, why it was or was not sent. */
  public record Recent(WarningRow warning, boolean sent, String reason) {}

  /** Before the fields are read: what is shown decides which button can have been pressed. */
  @PostConstruct
  void begin() {
    token = faces.getExternalContext().getRequestParameterMap().get("t");
    try {
      row = subscriptions.of(token);
    } catch (UnknownSubscription e) {
      row = null;
    }
  }

  public void load() throws IOException {
    if (find()) {
      wishForm.show(row.wishes());
    }
  }

  /** What was sent and what was not; also after a form that could not be read. */
  public void lists() {
    if (row == null) {
      return;
    }
    letters = subscriptions.letters(token);
    if (row.state() != SubscriptionState.ENDED && row.state() != SubscriptionState.PENDING) {
      recent =
          subscriptions.recent(token).stream()
              .map(
                  told ->
                      new Recent(
                          told.warning(),
                          told.sent(),
                          whyTexts.of(List.of(told.reason())).get(0).text()))
              .toList();
    }
  }

  public void loadWhy() throws IOException {
    if (find() && findWarning()) {
      why = whyTexts.of(subscriptions.why(token, warning.id()));
    }
  }

  public void loadReceived() throws IOException {
    if (find() && findWarning()) {
      confirmed = subscriptions.confirmed(token, warning.id());
    }
  }

  /** The revision the person had before the eyes: another may have come since. */
  private int shown() {
    String text = faces.getExternalContext().getRequestParameterMap().getOrDefault("r", "");
    return text.matches("\\d{1,6}") ? Integer.parseInt(text) : 0;
  }

  private boolean find() throws IOException {
    try {
      row = subscriptions.of(token);
      return true;
    } catch (UnknownSubscription e) {
      return notFound(e.code());
    }
  }

  private boolean findWarning() throws IOException {
    try {
      detail = board.details(warningId == null ? "" : warningId);
      warning = detail.row();
      return true;
    } catch (UnknownWarning e) {
      return notFound(e.code());
    }
  }

  private boolean notFound(String code) throws IOException {
    faces.getExternalContext().responseSendError(HttpServletResponse.SC_NOT_FOUND, code);
    faces.responseComplete();
    return false;
  }

  public String confirm() {
    return act(() -> subscriptions.confirm(token), "/warning/subscription");
  }

  public String change() {
    return act(() -> subscriptions.change(token, wishForm.read()), "/warning/subscription");
  }

  public String end() {
    return act(() -> subscriptions.end(token), "/warning/subscription");
  }

  public String received() throws IOException {
    if (find() && findWarning()) {
      String onward =
          act(() -> subscriptions.received(token, warning.id(), shown()), "/warning/received");
      return onward == null ? null : onward + "&id=" + warning.id();
    }
    return null;
  }

  private String act(Runnable work, String page) {
    try {
      work.run();
      return page + "?faces-redirect=true&done=true&t=" + token;
    } catch (ContentRefusal refusal) {
      refusals.show(refusal, WishForm.field("wishes", refusal.code()));
      try {
        find();
      } catch (IOException e) {
        throw new java.io.UncheckedIOException(e);
      }
      return null;
    }
  }

  public SubscriptionRow getRow() {
    return row;
  }

  public WarningRow getWarning() {
    return warning;
  }

  public List<Recent> getRecent() {
    return recent;
  }

  /** The newest revision the member of a relay list has confirmed; 0 for none. */
  public int getConfirmed() {
    return confirmed;
  }

  /** Whether all that matters is confirmed. */
  public boolean isAllConfirmed() {
    return detail != null && confirmed >= detail.material();
  }

  /** What came after the revision that was confirmed, newest first. */
  public List<WarningDetail.Step> getSince() {
    List<WarningDetail.Step> since =
        new ArrayList<>(detail.story().stream().filter(step -> step.number() > confirmed).toList());
    Collections.reverse(since);
    return since;
  }

  public List<LetterRow> getLetters() {
    return letters;
  }

  public List<WhyTexts.Line> getWhy() {
    return why;
  }

  public String getToken() {
    return token;
  }

  public void setToken(String token) {
    this.token = token;
  }

  public String getWarningId() {
    return warningId;
  }

  public void setWarningId(String warningId) {
    this.warningId = warningId;
  }

  public boolean isDone() {
    return done;
  }

  public void setDone(boolean done) {
    this.done = done;
  }
}
