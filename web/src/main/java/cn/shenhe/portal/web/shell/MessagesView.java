package cn.shenhe.portal.web.shell;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * The error summary at the top of a page (each problem a link to its field) and the notices of what
 * was done. After a redirect the messages come from the flash.
 */
@Named("messages")
@RequestScoped
public class MessagesView {

  /** A problem: its text, and the client id of the field where it can be mended (or null). */
  public record Problem(String target, String text) {
    public String getTarget() {
      return target;
    }

    public String getText() {
      return text;
    }
  }

  @Inject FacesContext faces;

  public List<Problem> getProblems() {
    List<Problem> problems = new ArrayList<>();
    Iterator<String> clients = faces.getClientIdsWithMessages();
    while (clients.hasNext()) {
      String client = clients.next();
      for (FacesMessage message : faces.getMessageList(client)) {
        if (isProblem(message)) {
          problems.add(new Problem(client, message.getSummary()));
        }
      }
    }
    return problems;
  }

  public List<String> getNotices() {
    return faces.getMessageList().stream()
        .filter(message -> !isProblem(message))
        .map(FacesMessage::getSummary)
        .toList();
  }

  public boolean isFailed() {
    return faces.getMessageList().stream().anyMatch(MessagesView::isProblem);
  }

  private static boolean isProblem(FacesMessage message) {
    return message.getSeverity().compareTo(FacesMessage.SEVERITY_WARN) >= 0;
  }
}
