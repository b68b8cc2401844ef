package cn.shenhe.portal.web.exambank.question;

import cn.shenhe.portal.exambank.question.CatalogueEdition;
import cn.shenhe.portal.exambank.question.OperationCatalogues;
import cn.shenhe.portal.exambank.question.QuestionCatalogue;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;

/** What forms suggest for the subject of a question, rule or blueprint. */
@Named
@RequestScoped
public class SubjectNames {

  @Inject OperationCatalogues catalogues;
  @Inject QuestionCatalogue questions;

  private List<String> operations;
  private List<String> industries;

  @PostConstruct
  void load() {
    operations =
        catalogues.inForce().stream()
            .flatMap(edition -> edition.entries().stream())
            .map(CatalogueEdition.Entry::name)
            .distinct()
            .toList();
    industries = questions.industries();
  }

  /** Names of the operations of the catalogue in force, in its order. */
  public List<String> getOperations() {
    return operations;
  }

  /** Industries questions of the bank are meant for. */
  public List<String> getIndustries() {
    return industries;
  }
}
