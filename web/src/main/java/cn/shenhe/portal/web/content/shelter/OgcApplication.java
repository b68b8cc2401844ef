package cn.shenhe.portal.web.content.shelter;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Set;

/** OGC API – Features answers below {@code /ogc}, as its clients expect a root of its own. */
@ApplicationPath("/ogc")
public class OgcApplication extends Application {

  @Override
  public Set<Class<?>> getClasses() {
    return Set.of(FeaturesResource.class);
  }
}
