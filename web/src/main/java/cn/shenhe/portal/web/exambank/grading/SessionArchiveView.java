package cn.shenhe.portal.web.exambank.grading;

import cn.shenhe.portal.exambank.grading.Archive;
import cn.shenhe.portal.exambank.sitting.ExamSessions;
import cn.shenhe.portal.exambank.sitting.SessionRow;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;

/**
 * Checks what is kept about every candidate of a session, a hundred at a time because every paper
 * is drawn again, and lists what is broken.
 */
@Named
@RequestScoped
public class SessionArchiveView {

  private static final int BATCH = 100;

  @Inject Archive archive;
  @Inject ExamSessions sessions;

  private String session;
  private int page = 1;
  private int total;
  private SessionRow row;
  private List<Archive.Checked> checked = List.of();

  public void load() {
    row = sessions.session(session);
    List<String> sittings = archive.ofSession(session);
    total = sittings.size();
    checked = sittings.stream().skip(first()).limit(BATCH).map(archive::check).toList();
  }

  private long first() {
    return (Math.max(1, page) - 1L) * BATCH;
  }

  public List<Archive.Checked> getBroken() {
    return checked.stream().filter(one -> !one.intact()).toList();
  }

  public List<Archive.Checked> getAbsent() {
    return checked.stream().filter(Archive.Checked::absent).toList();
  }

  public int getTotal() {
    return total;
  }

  /** Number of the first and the last one checked here, from 1. */
  public long getFrom() {
    return first() + 1;
  }

  public long getTo() {
    return first() + checked.size();
  }

  public boolean isNone() {
    return checked.isEmpty();
  }

  public boolean isMore() {
    return getTo() < total && !checked.isEmpty();
  }

  public SessionRow getRow() {
    return row;
  }

  public String getSession() {
    return session;
  }

  public void setSession(String session) {
    this.session = session;
  }

  public int getPage() {
    return page;
  }

  public void setPage(int page) {
    this.page = page;
  }
}
