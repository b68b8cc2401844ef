package cn.shenhe.portal.web.training.activity;

import cn.shenhe.portal.training.TrainingRefusal;
import cn.shenhe.portal.web.shell.Refusals;
import cn.shenhe.portal.web.shell.Texts;
import jakarta.ejb.EJBException;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;

/**
 * What a staff page was sent; a button names what it acts on ({@code name="do" value="open:<id>"}).
 */
@RequestScoped
class ActivityInput {

  @Inject FacesContext faces;
  @Inject Refusals refusals;

  String text(String name) {
    return faces.getExternalContext().getRequestParameterMap().getOrDefault(name, "");
  }

  /** Null when it was not sent or is empty. */
  String orNull(String name) {
    String text = text(name).strip();
    return text.isEmpty() ? null : text;
  }

  /** Nought when it is not a number. */
  int number(String name) {
    String text = text(name).strip();
    return text.matches("\\d{1,6}") ? Integer.parseInt(text) : 0;
  }

  /** Beijing time; null when it is not a moment. */
  Instant moment(String name) {
    try {
      return LocalDateTime.parse(text(name)).atZone(ActivityWords.BEIJING).toInstant();
    } catch (DateTimeException e) {
      return null;
    }
  }

  LocalDate day(String name) {
    try {
      return LocalDate.parse(text(name));
    } catch (DateTimeException e) {
      return null;
    }
  }

  /** One of the names of an enum; null for anything else. */
  <T extends Enum<T>> T choice(Class<T> type, String name) {
    for (T value : type.getEnumConstants()) {
      if (value.name().equals(text(name))) {
        return value;
      }
    }
    return null;
  }

  String verb() {
    return text("do").split(":", 2)[0];
  }

  String subject() {
    String[] parts = text("do").split(":", 2);
    return parts.length == 2 ? parts[1] : "";
  }

  /** Does it and leads on; refused, the page says why and stays as it was sent. */
  String attempt(Runnable act, String outcome) {
    try {
      act.run();
    } catch (TrainingRefusal | EJBException refusal) {
      refusals.show(refusal, null);
      return null;
    }
    faces.addMessage(null, new FacesMessage(Texts.of("activity", "done")));
    faces.getExternalContext().getFlash().setKeepMessages(true);
    return outcome + (outcome.contains("?") ? "&" : "?") + "faces-redirect=true";
  }
}
