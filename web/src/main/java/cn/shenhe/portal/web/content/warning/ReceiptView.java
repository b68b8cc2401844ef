package cn.shenhe.portal.web.content.warning;

import cn.shenhe.portal.content.ContentRefusal;
import cn.shenhe.portal.content.warning.Receipt;
import cn.shenhe.portal.content.warning.ReceiptContent;
import cn.shenhe.portal.content.warning.ReceiptState;
import cn.shenhe.portal.content.warning.UnknownWarning;
import cn.shenhe.portal.content.warning.WarningIntake;
import cn.shenhe.portal.web.shell.Refusals;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Serializable;
import java.time.InstantSource;
import org.omnifaces.cdi.ViewScoped;
import org.omnifaces.util.Faces;

/** One receipt with its reasons; the second person's yes or no. */
@Named("receipt")
@ViewScoped
public class ReceiptView implements Serializable {

  private static final long serialVersionUID = 1L;

  @Inject transient WarningIntake intake;
  @Inject transient FacesContext faces;
  @Inject transient StaffMessages messages;
  @Inject transient Refusals refusals;
  @Inject transient InstantSource clock;

  private String id;
  private String note;
  private transient Receipt receipt;
  private transient ReceiptContent says;

  public void load() throws IOException {
    try {
      receipt = intake.receipt(id == null ? "" : id);
      says = intake.content(receipt.id()).orElse(null);
    } catch (UnknownWarning e) {
      faces.getExternalContext().responseSendError(HttpServletResponse.SC_NOT_FOUND, e.code());
      faces.responseComplete();
    }
  }

  public String approve() throws IOException {
    return decide(true);
  }

  public String reject() throws IOException {
    return decide(false);
  }

  private String decide(boolean yes) throws IOException {
    try {
      receipt = yes ? intake.approve(id, note) : intake.reject(id, note);
      says = intake.content(receipt.id()).orElse(null);
      messages.done(outcome());
      return "/staff/warning/receipt?faces-redirect=true&id=" + receipt.id();
    } catch (ContentRefusal e) {
      refusals.show(e, null);
      load();
      return null;
    }
  }

  /** What became of it, for the public too. */
  private String outcome() {
    if (receipt.state() == ReceiptState.REJECTED) {
      return "receipt.done.rejected";
    }
    if (says != null && says.hiddenBecause() != null) {
      return "receipt.done.hidden";
    }
    return isOver() ? "receipt.done.over" : "receipt.done.public";
  }

  private boolean isOver() {
    return says != null && says.expires() != null && !says.expires().isAfter(clock.instant());
  }

  /** Whether the public sees it among the warnings in force. */
  public boolean isPublic() {
    return (receipt.state() == ReceiptState.APPROVED || receipt.state() == ReceiptState.ACCEPTED)
        && says != null
        && says.hiddenBecause() == null
        && !isOver();
  }

  /** The message as it came in, byte by byte. */
  public void download() throws IOException {
    Faces.sendFile(intake.raw(id), "cap-" + id + ".xml", true);
  }

  /** What the message says, or null when it cannot be read. */
  public ReceiptContent getSays() {
    return says;
  }

  public Receipt getReceipt() {
    return receipt;
  }

  public boolean isWaiting() {
    return receipt.state() == ReceiptState.WAITING;
  }

  public String getId() {
    return id;
  }

  public void setId(String id) {
    this.id = id;
  }

  public String getNote() {
    return note;
  }

  public void setNote(String note) {
    this.note = note;
  }
}
