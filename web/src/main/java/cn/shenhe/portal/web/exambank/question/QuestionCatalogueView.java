package cn.shenhe.portal.web.exambank.question;

import cn.shenhe.portal.exambank.question.CatalogueEdition;
import cn.shenhe.portal.exambank.question.IndustryCatalogues;
import cn.shenhe.portal.exambank.question.OperationCatalogues;
import cn.shenhe.portal.web.shell.Refusals;
import cn.shenhe.portal.web.shell.Texts;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.omnifaces.util.Messages;

/**
 * The editions of the catalogue of special operations, or with {@code ?of=industry} of industries,
 * and taking in a new one.
 */
@Named
@RequestScoped
public class QuestionCatalogueView {

  private static final String INDUSTRY = "industry";

  @Inject OperationCatalogues operations;
  @Inject IndustryCatalogues industries;
  @Inject Refusals refusals;

  private List<CatalogueEdition> editions;
  private String of = "";
  private String name;
  private String caveat;
  private String source;
  private String lines;

  public void load() {
    editions = isIndustries() ? industries.editions() : operations.editions();
  }

  /** Takes the pasted lines as the edition in force; what was typed stays when they are refused. */
  public String take() {
    try {
      if (isIndustries()) {
        industries.importEdition(name, caveat, source, lines);
      } else {
        operations.importEdition(name, caveat, source, lines);
      }
      Messages.addFlashGlobalInfo(Texts.of("question", "catalogue.done", name));
      return "/staff/question/catalogue?faces-redirect=true"
          + (isIndustries() ? "&of=industry" : "");
    } catch (RuntimeException e) {
      refusals.show(e, "catalogueForm:lines");
      load();
      return null;
    }
  }

  public boolean isIndustries() {
    return INDUSTRY.equals(of);
  }

  public String getOf() {
    return of;
  }

  public void setOf(String of) {
    this.of = of;
  }

  /** Newest first. */
  public List<CatalogueEdition> getEditions() {
    return editions;
  }

  public String getName() {
    return name;
  }

  public void setName(String name) {
    this.name = name;
  }

  public String getCaveat() {
    return caveat;
  }

  public void setCaveat(String caveat) {
    this.caveat = caveat;
  }

  public String getSource() {
    return source;
  }

  public void setSource(String source) {
    this.source = source;
  }

  public String getLines() {
    return lines;
  }

  public void setLines(String lines) {
    this.lines = lines;
  }
}
