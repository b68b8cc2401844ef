package cn.shenhe.portal.web.content.warning;

import cn.shenhe.portal.content.warning.WarningPublishing;
import cn.shenhe.portal.web.start.StartStep;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.logging.Logger;

/** A key that cannot sign is told at the start, not when the first warning is asked for. */
@ApplicationScoped
public class SigningKeyStep implements StartStep {

  private static final Logger LOG = Logger.getLogger(SigningKeyStep.class.getName());

  @Inject WarningPublishing publishing;

  @Override
  public int order() {
    return 250;
  }

  @Override
  public void run() {
    if (!publishing.certificate().isEmpty()) {
      LOG.info("warnings are given out signed");
    }
  }
}
