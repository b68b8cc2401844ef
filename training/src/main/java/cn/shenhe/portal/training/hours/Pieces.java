package cn.shenhe.portal.training.hours;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.Optional;

/** Finds a piece by its key among all kinds of content. */
@ApplicationScoped
class Pieces {

  @Inject @Any Instance<PieceSource> sources;

  Optional<Piece> find(String key) {
    int colon = key == null ? -1 : key.indexOf(':');
    if (colon < 1) {
      return Optional.empty();
    }
    return sources.stream()
        .filter(source -> source.kind().equals(key.substring(0, colon)))
        .findFirst()
        .flatMap(source -> source.find(key.substring(colon + 1)));
  }
}
