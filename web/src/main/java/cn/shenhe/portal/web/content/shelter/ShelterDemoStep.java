package cn.shenhe.portal.web.content.shelter;

import cn.shenhe.portal.content.shelter.ShelterImport;
import cn.shenhe.portal.web.start.StartStep;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** In a demonstration, fills the empty list of shelters with fictional ones. */
@ApplicationScoped
public class ShelterDemoStep implements StartStep {

  @Inject ShelterImport shelters;

  @Inject
  @ConfigProperty(name = "portal.demo", defaultValue = "false")
  boolean demo;

  @Override
  public int order() {
    return 230;
  }

  @Override
  public void run() {
    if (demo) {
      shelters.loadDemo();
    }
  }
}
