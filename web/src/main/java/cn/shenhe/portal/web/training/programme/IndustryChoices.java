package cn.shenhe.portal.web.training.programme;

import cn.shenhe.portal.exambank.question.CatalogueEdition;
import cn.shenhe.portal.exambank.question.IndustryCatalogues;
import cn.shenhe.portal.web.shell.Texts;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.stream.Collectors;

/** The industries of the catalogue in force, as forms of programmes offer them. */
@Named
@RequestScoped
public class IndustryChoices {

  /**
   * One industry.
   *
   * @param label the name, and whether the larger number of hours goes with it
   */
  public record Choice(String name, String label) {}

  @Inject IndustryCatalogues catalogue;

  private List<Choice> all;
  private String highRisk;

  @PostConstruct
  void load() {
    List<CatalogueEdition.Entry> entries =
        catalogue.inForce().map(CatalogueEdition::entries).orElse(List.of());
    all = entries.stream().map(entry -> new Choice(entry.name(), label(entry))).toList();
    highRisk =
        entries.stream()
            .filter(IndustryChoices::isHighRisk)
            .map(CatalogueEdition.Entry::name)
            .collect(Collectors.joining("、"));
  }

  private static boolean isHighRisk(CatalogueEdition.Entry entry) {
    return entry.group().equals(IndustryCatalogues.HIGH_RISK);
  }

  private static String label(CatalogueEdition.Entry entry) {
    return isHighRisk(entry) ? Texts.of("programme", "industry.high", entry.name()) : entry.name();
  }

  /** In the order of the catalogue. */
  public List<Choice> getAll() {
    return all;
  }

  /** Names of those of high risk, joined; empty without a catalogue. */
  public String getHighRisk() {
    return highRisk;
  }
}
