package cn.shenhe.portal.web.exambank.question;

import cn.shenhe.portal.exambank.question.OperationCatalogues;
import cn.shenhe.portal.web.start.StartStep;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** A portal without any catalogue of special operations gets the one we ship. */
@ApplicationScoped
public class CatalogueStep implements StartStep {

  @Inject OperationCatalogues catalogues;

  @Override
  public int order() {
    return 290;
  }

  @Override
  public void run() {
    catalogues.importShipped();
  }
}
