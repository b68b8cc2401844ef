package cn.shenhe.portal.content.search;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.InstantSource;

/**
 * Where features say, in their own transaction, that something the public may find has changed,
 * appeared or gone. If the transaction is rolled back, nothing was said.
 */
@ApplicationScoped
public class SearchOutbox {

  @Inject OutboxRepository entries;
  @Inject InstantSource clock;

  /**
   * @param kind {@link SearchSource#kind()} of the feature
   * @param publicId of the thing
   */
  public void changed(String kind, String publicId) {
    entries.add(new OutboxEntry(kind, publicId, clock.instant()));
  }
}
