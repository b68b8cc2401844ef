package cn.shenhe.portal.web.exambank.grading;

import cn.shenhe.portal.exambank.grading.ResultRow;
import cn.shenhe.portal.exambank.grading.Results;
import cn.shenhe.portal.training.person.MyAccount;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;

/** One's own results, newest first. */
@Named
@RequestScoped
public class MyResultsView {

  @Inject Results results;
  @Inject MyAccount account;

  private List<ResultRow> rows;

  @PostConstruct
  void load() {
    rows = results.ofPerson(account.overview().publicId());
  }

  public List<ResultRow> getRows() {
    return rows;
  }
}
