package cn.shenhe.portal.training.programme;

import cn.shenhe.portal.exambank.question.IndustryCatalogues;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/**
 * The industries of the catalogue as programmes use them: how many hours a unit's people need goes
 * by the group its industry stands in.
 */
@ApplicationScoped
class Industries {

  /** Of a programme that is for all of them. */
  static final String GENERAL = "general";

  @Inject IndustryCatalogues catalogue;

  /**
   * The industry an enrolment is for: the programme's own, else the one that was chosen.
   *
   * @throws ProgrammeRefused when the catalogue in force does not have it
   */
  String of(Programme programme, String chosen) {
    String own = programme.industry();
    String plain = chosen == null ? "" : chosen.strip();
    return own.isEmpty() || own.equals(GENERAL) ? checked(plain) : own;
  }

  /** Of one the catalogue no longer has, no more is asked than of any other. */
  boolean highRisk(String industry) {
    return catalogue.highRisk(industry).orElse(false);
  }

  /**
   * @throws ProgrammeRefused when it is neither empty nor in the catalogue in force
   */
  String checked(String industry) {
    if (!industry.isEmpty() && catalogue.highRisk(industry).isEmpty()) {
      throw new ProgrammeRefused("industry", industry);
    }
    return industry;
  }
}
