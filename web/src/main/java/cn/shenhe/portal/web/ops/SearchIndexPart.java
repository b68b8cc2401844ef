package cn.shenhe.portal.web.ops;

import cn.shenhe.portal.content.search.PortalSearch;
import cn.shenhe.portal.content.search.SearchUnavailable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/**
 * The search index is usable when it answers a search; an error of it is the problem. A cluster
 * that is away is none: the portal serves on and says so, and the changes wait in the outbox.
 */
@ApplicationScoped
class SearchIndexPart implements ReadyPart {

  @Inject PortalSearch search;

  private volatile String state = "ok";

  @Override
  public String partName() {
    return "index";
  }

  @Override
  public Optional<String> problem() {
    try {
      state = search.engineState();
    } catch (SearchUnavailable e) {
      state = "the search cluster does not answer";
    }
    return Optional.empty();
  }

  @Override
  public String state() {
    return state;
  }
}
