package cn.shenhe.portal.web.start;

import cn.shenhe.portal.exambank.question.BankLoader;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Loads the questions we ship, each file once, where {@code portal.bank.load-shipped} says so. */
@ApplicationScoped
public class ShippedBank implements StartStep {

  private static final Logger LOG = Logger.getLogger(ShippedBank.class.getName());

  @Inject BankLoader loader;

  @Inject
  @ConfigProperty(name = "portal.bank.load-shipped", defaultValue = "true")
  boolean wanted;

  @Override
  public int order() {
    return 300;
  }

  @Override
  public void run() {
    if (wanted) {
      int loaded = loader.loadShipped();
      LOG.info(() -> "questions loaded from the shipped bank: " + loaded);
    }
  }
}
