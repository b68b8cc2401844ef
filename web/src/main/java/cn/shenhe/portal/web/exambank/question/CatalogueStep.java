package cn.shenhe.portal.web.exambank.question;

import cn.shenhe.portal.exambank.question.IndustryCatalogues;
import cn.shenhe.portal.exambank.question.OperationCatalogues;
import cn.shenhe.portal.web.start.StartStep;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** A portal without a catalogue of special operations, or of industries, gets the one we ship. */
@ApplicationScoped
public class CatalogueStep implements StartStep {

  @Inject OperationCatalogues operations;
  @Inject IndustryCatalogues industries;

  @Override
  public int order() {
    return 290;
  }

  @Override
  public void run() {
    operations.importShipped();
    industries.importShipped();
  }
}
