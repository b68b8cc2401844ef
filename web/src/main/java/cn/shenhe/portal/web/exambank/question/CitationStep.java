package cn.shenhe.portal.web.exambank.question;

import cn.shenhe.portal.exambank.question.Citations;
import cn.shenhe.portal.web.start.StartStep;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Citations stored before they had keys get them, so that a changed law finds them. */
@ApplicationScoped
public class CitationStep implements StartStep {

  @Inject Citations citations;

  @Override
  public int order() {
    return 291;
  }

  @Override
  public void run() {
    citations.fillKeys();
  }
}
