package cn.shenhe.portal.training.programme;

import cn.shenhe.portal.exambank.question.IndustryCatalogues;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

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
   * The industry an enrolment is for: the programme's own where that decides, else the one that was
   * chosen.
   *
   * @throws ProgrammeRefused when the catalogue in force does not have it
   */
  String of(Programme programme, String chosen) {
    return fixed(programme) ? programme.industry() : checked(chosen == null ? "" : chosen.strip());
  }

  /**
   * Whether the programme's own industry decides: the catalogue in force has it. One written as
   * free text in former times says nothing of the risk.
   */
  boolean fixed(Programme programme) {
    return catalogue.highRisk(programme.industry()).isPresent();
  }

  /** Whether it is of high risk; empty when the catalogue in force does not have it. */
  Optional<Boolean> known(String industry) {
    return catalogue.highRisk(industry);
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
