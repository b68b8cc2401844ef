package cn.shenhe.portal.web.training.programme;

import cn.shenhe.portal.training.programme.ProgrammeLoad;
import cn.shenhe.portal.web.start.StartStep;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.logging.Logger;

/** Brings the outlines that ship into the database; the lessons are there already. */
@ApplicationScoped
public class ProgrammeStartStep implements StartStep {

  private static final Logger LOG = Logger.getLogger(ProgrammeStartStep.class.getName());

  @Inject ProgrammeLoad load;

  @Override
  public int order() {
    return 320;
  }

  @Override
  public void run() {
    LOG.info(() -> "programmes: " + load.loadShipped());
  }
}
