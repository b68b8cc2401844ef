package cn.shenhe.portal.web.content.shelter;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The ground of the map. Without a setting it is the outline of the district alone, which needs no
 * network; the security filter lets pictures come from the hosts named here and from no other.
 */
@Named("mapSettings")
@ApplicationScoped
public class MapSettings {

  @Inject
  @ConfigProperty(name = "portal.map.tiles")
  Optional<String> tiles;

  /** Signs that stand for {@code {s}} in the addresses; those of 天地图 by default. */
  @Inject
  @ConfigProperty(name = "portal.map.subdomains", defaultValue = "01234567")
  String subdomains;

  @Inject
  @ConfigProperty(name = "portal.map.attribution")
  Optional<String> attribution;

  @Inject
  @ConfigProperty(name = "portal.map.review-number")
  Optional<String> reviewNumber;

  /** Addresses of tiles with {@code {z}}, {@code {x}}, {@code {y}}, lowest first; may be empty. */
  public String getTiles() {
    return tiles.orElse("").strip();
  }

  public String getSubdomains() {
    return subdomains.strip();
  }

  public String getAttribution() {
    return attribution.orElse("").strip();
  }

  /** The number of the official map review (审图号); may be empty. */
  public String getReviewNumber() {
    return reviewNumber.orElse("").strip();
  }
}
