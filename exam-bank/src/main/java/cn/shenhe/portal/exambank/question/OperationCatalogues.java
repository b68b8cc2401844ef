package cn.shenhe.portal.exambank.question;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Editions of the catalogue of special operations. We ship the list known before 2026; the text of
 * 应急〔2026〕45号 was not to be had, so an administrator replaces it by importing.
 */
@Stateless
public class OperationCatalogues {

  /** Source: FACTS §2.2, the list of 令第30号 with the three power items added later; 54 items. */
  static final String SHIPPED = "/catalogue/pre-2026.csv";

  static final String SHIPPED_NAME = "pre-2026 (54)";

  private static final String HEADING = "大类";

  @Inject CatalogueIntake intake;

  /** The edition in force; empty before the first is imported. */
  @PermitAll
  public Optional<CatalogueEdition> inForce() {
    return intake.inForce(Catalogue.Kind.OPERATION);
  }

  /** All editions, newest first. */
  @RolesAllowed({"EDITOR", "EXAMINER", "ADMINISTRATOR", "SYSTEM"})
  public List<CatalogueEdition> editions() {
    return intake.editions(Catalogue.Kind.OPERATION);
  }

  /**
   * Checks names somebody typed; before the first edition is imported every name is good.
   *
   * @param typed blank ones are passed over
   * @throws QuestionRefused naming the first that is not in the edition in force, and the nearest
   *     that is
   */
  @RolesAllowed({"EDITOR", "EXAMINER", "ADMINISTRATOR", "SYSTEM"})
  public void check(Collection<String> typed) {
    intake.check(Catalogue.Kind.OPERATION, typed, "operation.unknown");
  }

  /**
   * Imports an edition from lines {@code 大类,小类,说明} (the last may be missing) and puts it into
   * force.
   *
   * @param csv UTF-8 text; an optional first line with these words is skipped
   * @return public id of the edition
   * @throws QuestionRefused if the name is taken or a line has no 小类, with the number of the line
   */
  @RolesAllowed({"ADMINISTRATOR", "SYSTEM"})
  public String importEdition(String name, String caveat, String source, String csv) {
    return intake.take(
        intake.fresh(Catalogue.Kind.OPERATION, name, caveat, source),
        name,
        csv,
        HEADING,
        group -> true);
  }

  /** Imports the shipped edition if the bank has none at all. */
  @RolesAllowed("SYSTEM")
  public void importShipped() {
    if (intake.none(Catalogue.Kind.OPERATION)) {
      importEdition(
          SHIPPED_NAME,
          "2026年6月1日前的目录（54项），条目未与现行目录逐项核对，以应急〔2026〕45号为准。",
          "原《特种作业目录》（国家安全监管总局令第30号及后续调整）",
          CatalogueIntake.resource(SHIPPED));
    }
  }
}
