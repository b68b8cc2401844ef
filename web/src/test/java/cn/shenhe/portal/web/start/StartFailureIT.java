package cn.shenhe.portal.web.start;

import static org.assertj.core.api.Assertions.assertThat;

import cn.shenhe.portal.web.testing.DatabaseKind;
import cn.shenhe.portal.web.testing.PortalProcess;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/** A start that cannot succeed ends by itself, so that a supervisor sees it. */
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock("beside")
class StartFailureIT {

  private static final Duration LIMIT = Duration.ofSeconds(60);

  @Test
  void occupiedPortEndsTheStartAndLeavesNoProcess() throws IOException {
    try (ServerSocket occupied = new ServerSocket(0)) {
      PortalProcess portal = start("occupied-port", occupied.getLocalPort(), null);

      assertThat(portal.exitStatus(LIMIT)).isEqualTo(1);
      assertThat(portal.aliveIds()).isEmpty();
      assertThat(portal.log()).contains("portal: start failed");
    }
  }

  @Test
  void databaseThatLosesCommitsIsRefused() {
    DatabaseKind.TestDatabase careless =
        new DatabaseKind.TestDatabase("jdbc:h2:file:/nowhere/portal", "portal", "portal");

    PortalProcess portal = start("careless-database", PortalProcess.freePort(), careless);

    assertThat(portal.exitStatus(LIMIT)).isEqualTo(1);
    assertThat(portal.aliveIds()).isEmpty();
    assertThat(portal.log()).contains("an H2 portal.db.url must carry ;WRITE_DELAY=0");
  }

  private static PortalProcess start(String name, int port, DatabaseKind.TestDatabase database) {
    Path dataDir = PortalProcess.freshDirectory(name);
    DatabaseKind.TestDatabase used = database == null ? DatabaseKind.H2.fresh(dataDir) : database;
    return PortalProcess.start(name, used, dataDir, port);
  }
}
