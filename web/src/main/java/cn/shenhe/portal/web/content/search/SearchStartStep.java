package cn.shenhe.portal.web.content.search;

import cn.shenhe.portal.content.search.SearchIndexing;
import cn.shenhe.portal.web.start.StartStep;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Brings the index up to date before the first visitor asks; makes a damaged one anew. */
@ApplicationScoped
public class SearchStartStep implements StartStep {

  @Inject SearchIndexing indexing;

  @Override
  public int order() {
    return 850;
  }

  @Override
  public void run() {
    indexing.catchUp();
    while (indexing.drain() > 0) {
      continue;
    }
  }
}
