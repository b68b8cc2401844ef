package cn.shenhe.portal.web.exambank.grading;

import cn.shenhe.portal.exambank.grading.DemoResults;
import cn.shenhe.portal.training.person.StaffAccounts;
import cn.shenhe.portal.web.start.StartStep;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Gives the worker of the demonstration results and a certificate to look at, once. */
@ApplicationScoped
public class DemoResultsStep implements StartStep {

  @Inject DemoResults results;
  @Inject StaffAccounts accounts;

  @Inject
  @ConfigProperty(name = "portal.demo", defaultValue = "false")
  boolean demo;

  @Override
  public int order() {
    return 360;
  }

  @Override
  public void run() {
    if (demo) {
      accounts.idOf("demo.worker").ifPresent(id -> results.make(id, "演示·居民和从业人员"));
    }
  }
}
