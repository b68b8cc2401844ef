package cn.shenhe.portal.web.content.search;

import cn.shenhe.portal.content.search.PortalSearch;
import cn.shenhe.portal.content.search.QuestionCount;
import cn.shenhe.portal.content.search.SearchIndexing;
import cn.shenhe.portal.content.search.SearchIndexing.IndexReport;
import cn.shenhe.portal.content.search.SearchLearning;
import cn.shenhe.portal.content.search.SearchUnavailable;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.security.enterprise.SecurityContext;
import java.util.ArrayList;
import java.util.List;

/** What people look for, what they do not find, and whether the index is true to the database. */
@Named("searchReports")
@RequestScoped
public class ReportsView {

  private static final int SHOWN_KEYS = 20;

  @Inject SearchLearning learning;
  @Inject SearchIndexing indexing;
  @Inject PortalSearch search;
  @Inject SecurityContext security;

  private int days = 30;
  private List<QuestionCount> popular = List.of();
  private List<QuestionCount> unanswered = List.of();
  private IndexReport report;
  private String engine = "";

  public void load() {
    days = Math.min(365, Math.max(1, days));
    popular = learning.popular(days);
    unanswered = learning.unanswered(days);
    try {
      engine = search.engineState();
      report = indexing.report();
    } catch (SearchUnavailable e) {
      engine = "unavailable";
    }
  }

  public String rebuild() {
    return Acting.then("/staff/search/reports", "reports.rebuilt", () -> indexing.rebuild());
  }

  /** Address that asks the question, for trying it. */
  public String path(QuestionCount count) {
    return SearchAddress.asking(count.question());
  }

  /** Documents that differ, at most twenty. */
  public List<String> getWrong() {
    if (report == null) {
      return List.of();
    }
    List<String> wrong = new ArrayList<>(report.missing());
    wrong.addAll(report.differing());
    wrong.addAll(report.surplus());
    return wrong.subList(0, Math.min(SHOWN_KEYS, wrong.size()));
  }

  /** A courtesy; the boundary guards itself. */
  public boolean isRebuilder() {
    return security.isCallerInRole("ADMINISTRATOR");
  }

  public int getLeastTimes() {
    return learning.leastTimes();
  }

  public List<QuestionCount> getPopular() {
    return popular;
  }

  public List<QuestionCount> getUnanswered() {
    return unanswered;
  }

  public IndexReport getReport() {
    return report;
  }

  public String getEngine() {
    return engine;
  }

  public int getDays() {
    return days;
  }

  public void setDays(int days) {
    this.days = days;
  }
}
