package cn.shenhe.portal.exambank.question;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Editions of the list of industries that questions, blueprints, rules of examinations and
 * programmes are meant for. Each industry stands in the group that decides how many hours are asked
 * for. An administrator replaces the shipped one by importing.
 */
@Stateless
public class IndustryCatalogues {

  /** Group of the industries with the larger numbers of hours. */
  public static final String HIGH_RISK = "高危";

  /** Group of all others. */
  public static final String OTHER = "一般";

  /** What is meant for every industry; always good. */
  public static final String ALL = "通用";

  /** Source: FACTS §1.2 (高危) and §1.1 with the topics of the lessons (一般). */
  static final String SHIPPED = "/catalogue/industries.csv";

  static final String SHIPPED_NAME = "行业目录 第1版";

  private static final String HEADING = "学时类别";

  @Inject CatalogueIntake intake;

  /** The edition in force; empty before the first is imported. */
  @PermitAll
  public Optional<CatalogueEdition> inForce() {
    return intake.inForce(Catalogue.Kind.INDUSTRY);
  }

  /** All editions, newest first. */
  @RolesAllowed({"EDITOR", "EXAMINER", "ADMINISTRATOR", "SYSTEM"})
  public List<CatalogueEdition> editions() {
    return intake.editions(Catalogue.Kind.INDUSTRY);
  }

  /**
   * Whether the industry stands in the high-risk group of the edition in force; empty when it does
   * not stand there at all.
   */
  @PermitAll
  public Optional<Boolean> highRisk(String industry) {
    return inForce().stream()
        .flatMap(edition -> edition.entries().stream())
        .filter(entry -> entry.name().equals(industry))
        .findFirst()
        .map(entry -> entry.group().equals(HIGH_RISK));
  }

  /**
   * Checks names somebody typed; before the first edition is imported every name is good.
   *
   * @param typed blank ones and 通用 are passed over
   * @throws QuestionRefused naming the first that is not in the edition in force, and the nearest
   *     that is
   */
  @RolesAllowed({"EDITOR", "EXAMINER", "ADMINISTRATOR", "SYSTEM"})
  public void check(Collection<String> typed) {
    intake.check(
        Catalogue.Kind.INDUSTRY,
        typed.stream().filter(name -> name != null && !name.strip().equals(ALL)).toList(),
        "industry.unknown");
  }

  /**
   * Imports an edition from lines {@code 学时类别,行业,说明}, the first 高危 or 一般 (the last may be missing),
   * and puts it into force.
   *
   * @param csv UTF-8 text; an optional first line with these words is skipped
   * @return public id of the edition
   * @throws QuestionRefused if the name is taken or a line is not in order, with its number
   */
  @RolesAllowed({"ADMINISTRATOR", "SYSTEM"})
  public String importEdition(String name, String caveat, String source, String csv) {
    return intake.take(
        intake.fresh(Catalogue.Kind.INDUSTRY, name, caveat, source),
        name,
        csv,
        HEADING,
        Set.of(HIGH_RISK, OTHER)::contains);
  }

  /** Imports the shipped edition if the portal has none at all. */
  @RolesAllowed("SYSTEM")
  public void importShipped() {
    if (intake.none(Catalogue.Kind.INDUSTRY)) {
      importEdition(
          SHIPPED_NAME,
          "“高危”只指学时要求较高的行业，与安全生产法第27条须经考核的单位范围不完全相同；“一般”为本门户常用行业，可导入新版替换。",
          "《生产经营单位安全培训规定》（原国家安全监管总局令第3号，第63号、第80号修改）关于培训学时的规定",
          CatalogueIntake.resource(SHIPPED));
    }
  }
}
