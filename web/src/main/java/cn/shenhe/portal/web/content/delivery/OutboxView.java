package cn.shenhe.portal.web.content.delivery;

import cn.shenhe.portal.content.delivery.Channel;
import cn.shenhe.portal.content.delivery.Delivery;
import cn.shenhe.portal.content.delivery.LetterDetail;
import cn.shenhe.portal.content.delivery.LetterRow;
import cn.shenhe.portal.content.delivery.LetterState;
import cn.shenhe.portal.content.delivery.Progress;
import cn.shenhe.portal.content.delivery.UnknownLetter;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.security.enterprise.SecurityContext;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What goes out: how far it has come, letter by letter; pause and resume. */
@Named("outbox")
@RequestScoped
public class OutboxView {

  private static final int PAGE = 50;
  private static final int PERCENT = 100;

  /** One state and how many letters are in it. */
  public record Count(String state, long letters) {}

  @Inject Delivery delivery;
  @Inject FacesContext faces;
  @Inject SecurityContext security;

  private String channel;
  private String state;
  private String topic;
  private int page;
  private String key;
  private List<LetterRow> rows = List.of();
  private boolean more;
  private boolean reader;
  private Progress progress;
  private LetterDetail letter;

  public void load() throws IOException {
    page = Math.max(0, Math.min(200, page));
    reader = security.isCallerInRole("ADMINISTRATOR");
    List<LetterRow> found =
        delivery.letters(
            named(Channel.values(), channel),
            named(LetterState.values(), state),
            topicOrNull(),
            page * PAGE);
    more = found.size() > PAGE;
    rows = more ? found.subList(0, PAGE) : found;
  }

  public void loadLetter() throws IOException {
    try {
      letter = delivery.letter(key == null ? "" : key);
    } catch (UnknownLetter e) {
      faces.getExternalContext().responseSendError(HttpServletResponse.SC_NOT_FOUND, e.code());
      faces.responseComplete();
    }
  }

  public String pause() {
    delivery.pause(topicOrNull());
    return here();
  }

  public String resume() {
    delivery.resume(topicOrNull());
    return here();
  }

  private String here() {
    return "/staff/delivery/outbox?faces-redirect=true"
        + (topicOrNull() == null ? "" : "&topic=" + topicOrNull());
  }

  private String topicOrNull() {
    // A form that was sent is looked at before its values are set: the buttons depend on them.
    String asked =
        topic == null ? faces.getExternalContext().getRequestParameterMap().get("topic") : topic;
    return asked == null || !asked.matches("[0-9a-z]{26}") ? null : asked;
  }

  private static <E extends Enum<E>> E named(E[] values, String name) {
    return Arrays.stream(values).filter(v -> v.name().equals(name)).findFirst().orElse(null);
  }

  public List<Count> getCounts() {
    Map<LetterState, Long> byState = getProgress().byState();
    return Arrays.stream(LetterState.values())
        .filter(byState::containsKey)
        .map(s -> new Count(s.name(), byState.get(s)))
        .collect(Collectors.toList());
  }

  /** Finished of all, 0..100. */
  public long getPercent() {
    Progress now = getProgress();
    return now.total() == 0 ? PERCENT : PERCENT * now.finished() / now.total();
  }

  public Channel[] getChannels() {
    return Channel.values();
  }

  public LetterState[] getStates() {
    return LetterState.values();
  }

  /** Asked for once a request, also when a form is sent and nothing was loaded. */
  public Progress getProgress() {
    if (progress == null) {
      progress = delivery.progress(topicOrNull());
    }
    return progress;
  }

  public List<LetterRow> getRows() {
    return rows;
  }

  /** Whether the caller may open a single letter. */
  public boolean isReader() {
    return reader;
  }

  public boolean isMore() {
    return more;
  }

  public LetterDetail getLetter() {
    return letter;
  }

  public String getChannel() {
    return channel;
  }

  public void setChannel(String channel) {
    this.channel = channel;
  }

  public String getState() {
    return state;
  }

  public void setState(String state) {
    this.state = state;
  }

  public String getTopic() {
    return topic;
  }

  public void setTopic(String topic) {
    this.topic = topic;
  }

  public int getPage() {
    return page;
  }

  public void setPage(int page) {
    this.page = page;
  }

  public String getKey() {
    return key;
  }

  public void setKey(String key) {
    this.key = key;
  }
}
