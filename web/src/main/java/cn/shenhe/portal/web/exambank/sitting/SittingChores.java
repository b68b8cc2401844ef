package cn.shenhe.portal.web.exambank.sitting;

import cn.shenhe.portal.exambank.grading.KeyCorrections;
import cn.shenhe.portal.exambank.sitting.ExamSessions;
import cn.shenhe.portal.exambank.sitting.Sittings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * What the clock does for sittings: ends those whose time is over and draws papers ahead of the
 * bell. Each in a transaction of its own, so that one that fails holds up no other.
 */
@ApplicationScoped
public class SittingChores {

  private static final Logger LOG = Logger.getLogger(SittingChores.class.getName());

  @Inject Sittings sittings;
  @Inject ExamSessions sessions;
  @Inject KeyCorrections corrections;

  public void endDue() {
    sittings.due().forEach(id -> attempt(id, sittings::end));
  }

  public void prepareDue() {
    sessions.toPrepare().forEach(id -> attempt(id, sessions::prepare));
  }

  public void catchUpCorrections() {
    corrections.settling().forEach(id -> attempt(id, corrections::catchUp));
  }

  private static void attempt(String id, Consumer<String> chore) {
    try {
      chore.accept(id);
    } catch (RuntimeException e) {
      LOG.log(Level.SEVERE, "not done for " + id, e);
    }
  }
}
