package cn.shenhe.portal.content.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.Optional;

/** Finds the courier of a channel among all there are. */
@ApplicationScoped
class Couriers {

  @Inject @Any Instance<Courier> all;

  Optional<Courier> of(Channel channel) {
    return all.stream().filter(courier -> courier.channel() == channel).findFirst();
  }

  /** The host a recipient depends on; the channel itself when nobody can tell. */
  String host(Channel channel, String recipient) {
    return of(channel)
        .map(courier -> courier.host(recipient))
        .orElseGet(() -> channel.name().toLowerCase(java.util.Locale.ROOT));
  }
}
