package cn.shenhe.portal.web.content.warning;

import cn.shenhe.portal.content.ContentRefusal;
import cn.shenhe.portal.content.warning.Receipt;
import cn.shenhe.portal.content.warning.ReceiptState;
import cn.shenhe.portal.content.warning.WarningIntake;
import cn.shenhe.portal.web.shell.Refusals;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;

/** What came in, and the upload of a CAP file by hand. */
@Named("intake")
@RequestScoped
public class IntakeView {

  private static final int MAX_FILE = 2 * 1024 * 1024;

  private static final int PAGE = 100;

  @Inject WarningIntake intake;
  @Inject FacesContext faces;
  @Inject StaffMessages messages;
  @Inject Refusals refusals;

  private String state;
  private String known = "";
  private int first;
  private boolean more;
  private String origin;
  private Part file;
  private List<Receipt> receipts = List.of();

  public void load() {
    ReceiptState chosen =
        Arrays.stream(ReceiptState.values())
            .filter(one -> one.name().equals(state))
            .findFirst()
            .orElse(null);
    known = chosen == null ? "" : chosen.name();
    List<Receipt> found = intake.receipts(chosen, first);
    more = found.size() > PAGE;
    receipts = more ? found.subList(0, PAGE) : found;
  }

  /** Hands the file over and goes to its receipt. */
  public String upload() throws IOException {
    if (file == null || file.getSize() == 0) {
      messages.problem("warning.fileMissing");
      load();
      return null;
    }
    byte[] document;
    try (InputStream in = file.getInputStream()) {
      document = in.readNBytes(MAX_FILE);
    }
    try {
      Receipt receipt = intake.upload(document, origin);
      messages.done(
          receipt.state() == ReceiptState.WAITING ? "intake.uploaded" : "intake.refusedFile");
      return "/staff/warning/receipt?faces-redirect=true&id=" + receipt.id();
    } catch (ContentRefusal e) {
      refusals.show(e, null);
      load();
      return null;
    }
  }

  public List<Receipt> getReceipts() {
    return receipts;
  }

  /** Whether older ones are left. */
  public boolean isMore() {
    return more;
  }

  /** Where the page of newer ones begins. */
  public int getPrevious() {
    return Math.max(0, first - PAGE);
  }

  /** Where the page of older ones begins. */
  public int getNext() {
    return first + PAGE;
  }

  public ReceiptState[] getStates() {
    return ReceiptState.values();
  }

  /** The state that is filtered by, or empty. */
  public String getKnown() {
    return known;
  }

  public String getState() {
    return state;
  }

  public void setState(String state) {
    this.state = state;
  }

  public int getFirst() {
    return first;
  }

  public void setFirst(int first) {
    this.first = first;
  }

  public String getOrigin() {
    return origin;
  }

  public void setOrigin(String origin) {
    this.origin = origin;
  }

  public Part getFile() {
    return file;
  }

  public void setFile(Part file) {
    this.file = file;
  }
}
