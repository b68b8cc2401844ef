package cn.shenhe.portal.web.exambank.question;

import cn.shenhe.portal.exambank.question.CatalogueEdition;
import cn.shenhe.portal.exambank.question.IndustryCatalogues;
import cn.shenhe.portal.exambank.question.OperationCatalogues;
import cn.shenhe.portal.exambank.question.QuestionCatalogue;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.stream.Stream;

/** What forms suggest for the subject of a question, rule or blueprint. */
@Named
@RequestScoped
public class SubjectNames {

  @Inject OperationCatalogues catalogues;
  @Inject IndustryCatalogues industryCatalogues;
  @Inject QuestionCatalogue questions;

  private List<String> operations;
  private List<String> industries;
  private List<String> industriesInUse;

  @PostConstruct
  void load() {
    operations =
        catalogues.inForce().stream()
            .flatMap(edition -> edition.entries().stream())
            .map(CatalogueEdition.Entry::name)
            .distinct()
            .toList();
    industries =
        Stream.concat(
                Stream.of(IndustryCatalogues.ALL),
                industryCatalogues.inForce().stream()
                    .flatMap(edition -> edition.entries().stream())
                    .map(CatalogueEdition.Entry::name))
            .distinct()
            .toList();
  }

  /** Names of the operations of the catalogue in force, in its order. */
  public List<String> getOperations() {
    return operations;
  }

  /** 通用 and the industries of the catalogue in force, in its order. */
  public List<String> getIndustries() {
    return industries;
  }

  /** The same, then what else questions of the bank say. */
  public List<String> getIndustriesInUse() {
    if (industriesInUse == null) {
      industriesInUse =
          Stream.concat(industries.stream(), questions.industries().stream()).distinct().toList();
    }
    return industriesInUse;
  }
}
