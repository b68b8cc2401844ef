package cn.shenhe.portal.web.start;

import cn.shenhe.portal.exambank.paper.BlueprintAuthoring;
import cn.shenhe.portal.exambank.paper.DailyQuestions;
import cn.shenhe.portal.exambank.paper.ExamRules;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.logging.Logger;

/**
 * Loads the rules of examinations and the blueprints that ship, each once, and settles the question
 * of the day.
 */
@ApplicationScoped
public class ShippedExams implements StartStep {

  private static final Logger LOG = Logger.getLogger(ShippedExams.class.getName());

  @Inject ExamRules rules;
  @Inject BlueprintAuthoring blueprints;
  @Inject DailyQuestions daily;

  @Override
  public int order() {
    return 310;
  }

  @Override
  public void run() {
    int loaded = rules.loadShipped();
    int published = blueprints.loadShipped();
    daily.settle();
    LOG.info(() -> "exam rules loaded: " + loaded + ", blueprints published: " + published);
  }
}
