package cn.shenhe.portal.web.training.activity;

import cn.shenhe.portal.training.activity.ActivityDemo;
import cn.shenhe.portal.web.start.StartStep;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Activities and a report that say they are for demonstration, once. */
@ApplicationScoped
public class ActivityStep implements StartStep {

  @Inject ActivityDemo activityDemo;

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
      activityDemo.load();
    }
  }
}
