package cn.shenhe.portal.web.training.programme;

import cn.shenhe.portal.training.programme.ProgrammeCatalogue;
import cn.shenhe.portal.training.programme.ProgrammeRow;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;

/** The programmes on offer. */
@Named
@RequestScoped
public class ProgrammesView {

  @Inject ProgrammeCatalogue catalogue;

  private List<ProgrammeRow> rows;

  @PostConstruct
  void load() {
    rows = catalogue.offered();
  }

  public List<ProgrammeRow> getRows() {
    return rows;
  }
}
