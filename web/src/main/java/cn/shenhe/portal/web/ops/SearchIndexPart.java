package cn.shenhe.portal.web.ops;

import cn.shenhe.portal.content.search.PortalSearch;
import cn.shenhe.portal.content.search.SearchFilter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** The search index is usable when it answers a search; an error of it is the problem. */
@ApplicationScoped
class SearchIndexPart implements ReadyPart {

  @Inject PortalSearch search;

  @Override
  public String partName() {
    return "index";
  }

  @Override
  public Optional<String> problem() {
    search.search("消防", SearchFilter.NONE, 1);
    return Optional.empty();
  }
}
