package cn.shenhe.portal.web.ops;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Down when the disk of the data directory is nearly full: database and index could not write. */
@Readiness
@ApplicationScoped
public class DiskCheck implements HealthCheck {

  private static final long BYTES_PER_MEGABYTE = 1_000_000;

  private final Path dataDir;
  private final long minimumMegabytes;

  @Inject
  public DiskCheck(
      @ConfigProperty(name = "portal.data.dir", defaultValue = "data") String dataDir,
      @ConfigProperty(name = "portal.ops.disk-minimum-mb", defaultValue = "500")
          long minimumMegabytes) {
    this.dataDir = Path.of(dataDir).toAbsolutePath();
    this.minimumMegabytes = minimumMegabytes;
  }

  @Override
  public HealthCheckResponse call() {
    File place = (Files.exists(dataDir) ? dataDir : dataDir.getRoot()).toFile();
    long free = place.getUsableSpace() / BYTES_PER_MEGABYTE;
    return HealthCheckResponse.named("disk")
        .withData("freeMegabytes", free)
        .withData("minimumMegabytes", minimumMegabytes)
        .status(free >= minimumMegabytes && Files.isWritable(place.toPath()))
        .build();
  }
}
