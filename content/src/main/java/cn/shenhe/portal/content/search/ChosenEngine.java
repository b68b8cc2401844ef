package cn.shenhe.portal.content.search;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Hands out the engine that the settings name; the other is never opened. */
@ApplicationScoped
class ChosenEngine {

  @Inject @Any Instance<SearchIndex> engines;

  @Inject
  @ConfigProperty(name = "portal.search.engine", defaultValue = "lucene")
  String name;

  @Produces
  @ApplicationScoped
  SearchIndex chosen() {
    Instance<SearchIndex> chosen = engines.select(new Engine.Named(name.strip()));
    if (!chosen.isResolvable()) {
      throw new IllegalStateException("portal.search.engine must be lucene or elastic: " + name);
    }
    return chosen.get();
  }
}
