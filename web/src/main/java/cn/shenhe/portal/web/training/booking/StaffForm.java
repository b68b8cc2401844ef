package cn.shenhe.portal.web.training.booking;

import cn.shenhe.portal.training.TrainingRefusal;
import cn.shenhe.portal.training.booking.BaseDirectory;
import cn.shenhe.portal.training.booking.Party;
import cn.shenhe.portal.web.shell.Refusals;
import cn.shenhe.portal.web.shell.Texts;
import jakarta.ejb.EJBException;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * What a staff page was sent. Lists on these pages change under the hands of several people, so a
 * button names what it acts on ({@code name="do" value="approve:<id>"}) and never its row.
 */
@RequestScoped
class StaffForm {

  @Inject FacesContext faces;
  @Inject Refusals refusals;
  @Inject InstantSource clock;

  String text(String name) {
    Map<String, String> sent = faces.getExternalContext().getRequestParameterMap();
    return sent.getOrDefault(name, "");
  }

  List<String> texts(String name) {
    String[] sent = faces.getExternalContext().getRequestParameterValuesMap().get(name);
    return sent == null ? List.of() : Arrays.asList(sent);
  }

  /** Nought when it is not a number. */
  int number(String name) {
    String text = text(name).strip();
    return text.matches("\\d{1,6}") ? Integer.parseInt(text) : 0;
  }

  /** Null when it is not a number. */
  Integer optional(String name) {
    return text(name).strip().matches("\\d{1,3}") ? number(name) : null;
  }

  /** One visitor a line: the name, a space, the last four characters of the document. */
  List<Party.Visitor> visitors(String name) {
    return text(name)
        .lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty())
        .map(StaffForm::visitor)
        .toList();
  }

  static Party.Visitor visitor(String line) {
    int end = line.length();
    while (end > 0 && !Character.isWhitespace(line.charAt(end - 1)) && line.charAt(end - 1) < 128) {
      end--;
    }
    boolean numbered = end > 0 && Character.isWhitespace(line.charAt(end - 1));
    return numbered
        ? new Party.Visitor(line.substring(0, end).strip(), line.substring(end))
        : new Party.Visitor(line, "");
  }

  boolean ticked(String name) {
    return !text(name).isEmpty();
  }

  /** Null when it is not a day. */
  LocalDate day(String name) {
    try {
      return LocalDate.parse(text(name));
    } catch (DateTimeException e) {
      return null;
    }
  }

  LocalDate dayOrToday(String name) {
    LocalDate day = day(name);
    return day == null ? LocalDate.ofInstant(clock.instant(), BookingWords.BEIJING) : day;
  }

  /** Other beans see a proxy, whose fields are empty. */
  Instant now() {
    return clock.instant();
  }

  /** There is no such thing: the page of what is not found. */
  String notFound() {
    try {
      faces.getExternalContext().responseSendError(HttpServletResponse.SC_NOT_FOUND, null);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    faces.responseComplete();
    return null;
  }

  /** The base that was asked for, if it is one of them, else the first; empty without any. */
  String base(List<BaseDirectory.BaseRow> bases) {
    String wanted = text("base");
    return bases.stream()
        .map(BaseDirectory.BaseRow::id)
        .filter(wanted::equals)
        .findFirst()
        .orElse(bases.isEmpty() ? "" : bases.get(0).id());
  }

  /** The verb of the button pressed, or empty. */
  String verb() {
    return text("do").split(":", 2)[0];
  }

  /** What the button acts on. */
  String subject() {
    String[] parts = text("do").split(":", 2);
    return parts.length == 2 ? parts[1] : "";
  }

  /**
   * Does it, and leads on; refused, the page says why and stays as it was sent.
   *
   * @param outcome where to, with its query, without {@code faces-redirect}
   */
  String attempt(Runnable act, String outcome) {
    try {
      act.run();
    } catch (TrainingRefusal | EJBException refusal) {
      refusals.show(refusal, null);
      return null;
    }
    faces.addMessage(null, new FacesMessage(Texts.of("booking", "staff.done")));
    faces.getExternalContext().getFlash().setKeepMessages(true);
    return outcome + (outcome.contains("?") ? "&" : "?") + "faces-redirect=true";
  }
}
