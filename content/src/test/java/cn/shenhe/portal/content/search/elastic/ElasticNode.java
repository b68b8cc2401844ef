package cn.shenhe.portal.content.search.elastic;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A real Elasticsearch on this machine, unpacked by the build, with 256 MB of heap. It keeps its
 * data when it is killed and started again, and never outlives the test JVM.
 */
public final class ElasticNode implements AutoCloseable {

  private static final Path HOME = Path.of(System.getProperty("elasticsearch.home", "none"));
  private static final Duration START_LIMIT = Duration.ofMinutes(12);
  private static final Set<ElasticNode> ALIVE = ConcurrentHashMap.newKeySet();

  static {
    Runtime.getRuntime()
        .addShutdownHook(new Thread(() -> ALIVE.forEach(ElasticNode::kill), "end elasticsearch"));
  }

  private final String name;
  private final Path folder;
  private final int http;
  private final int transport;
  private final List<String> cluster;
  private int heap = 256;
  private String compilers = "";
  private Process process;

  private ElasticNode(String name, Path folder, int http, int transport, List<String> cluster) {
    this.name = name;
    this.folder = folder;
    this.http = http;
    this.transport = transport;
    this.cluster = cluster;
  }

  /** One node by itself. */
  public static ElasticNode alone(Path folder) {
    return new ElasticNode(
        "alone", folder, freePort(), freePort(), List.of("-Ediscovery.type=single-node"));
  }

  /** Nodes that make one cluster, none of them started. */
  static List<ElasticNode> together(Path folder, int count) {
    List<Integer> ports = Stream.generate(ElasticNode::freePort).limit(count).toList();
    String names =
        Stream.iterate(0, i -> i + 1)
            .limit(count)
            .map(i -> "n" + i)
            .collect(Collectors.joining(","));
    String seeds = ports.stream().map(p -> "127.0.0.1:" + p).collect(Collectors.joining(","));
    List<ElasticNode> nodes = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      nodes.add(
          new ElasticNode(
              "n" + i,
              folder.resolve("n" + i),
              freePort(),
              ports.get(i),
              List.of(
                  "-Ediscovery.seed_hosts=" + seeds, "-Ecluster.initial_master_nodes=" + names)));
    }
    return nodes;
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** With this much heap, in MB, from the next start. */
  ElasticNode heap(int megabytes) {
    heap = megabytes;
    return this;
  }

  /** With the JVM's first compiler only, from the next start: for tests that measure nothing. */
  public ElasticNode firstCompilerOnly() {
    compilers = " -XX:TieredStopAtLevel=1";
    return this;
  }

  /** Time of the processors it has used so far. */
  Duration used() {
    return process
        .descendants()
        .map(handle -> handle.info().totalCpuDuration().orElse(Duration.ZERO))
        .reduce(Duration.ZERO, Duration::plus);
  }

  /** Memory it has in the machine, MB. */
  long resident() {
    return process.descendants().mapToLong(ElasticNode::resident).sum();
  }

  /** Memory of one process; 0 where the system does not tell. */
  static long resident(ProcessHandle handle) {
    try {
      return Files.readAllLines(Path.of("/proc/" + handle.pid() + "/status")).stream()
          .filter(line -> line.startsWith("VmRSS:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) >> 10)
          .sum();
    } catch (IOException e) {
      return 0;
    }
  }

  public String url() {
    return "http://127.0.0.1:" + http;
  }

  /** Starts it without waiting. Elasticsearch refuses root, so root hides in a user namespace. */
  public ElasticNode start() {
    if (!Files.isExecutable(HOME.resolve("bin/elasticsearch"))) {
      throw new IllegalStateException("no Elasticsearch at " + HOME + ": mvn verify unpacks it");
    }
    try {
      Files.createDirectories(folder.resolve("tmp"));
      List<String> command = new ArrayList<>();
      if (System.getProperty("user.name").equals("root")) {
        command.addAll(List.of("unshare", "-U", "--map-user=1000", "--map-group=1000"));
      }
      command.addAll(
          List.of(
              HOME.resolve("bin/elasticsearch").toString(),
              "-Ecluster.name=portal-it",
              "-Enode.name=" + name,
              "-Enetwork.host=127.0.0.1",
              "-Ehttp.port=" + http,
              "-Etransport.port=" + transport,
              "-Epath.data=" + folder.resolve("data"),
              "-Epath.logs=" + folder.resolve("logs"),
              "-Expack.security.enabled=false",
              "-Ecluster.routing.allocation.disk.threshold_enabled=false"));
      command.addAll(cluster);
      ProcessBuilder builder = new ProcessBuilder(command);
      builder.environment().put("ES_JAVA_HOME", System.getProperty("java.home"));
      builder.environment().put("ES_JAVA_OPTS", "-Xms%1$dm -Xmx%1$dm".formatted(heap) + compilers);
      builder.environment().put("ES_TMPDIR", folder.resolve("tmp").toString());
      builder.redirectErrorStream(true);
      builder.redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("out.log").toFile()));
      process = builder.start();
      ALIVE.add(this);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Waits until the cluster has that many nodes and is at least yellow. */
  public ElasticNode awaitCluster(int nodes) {
    HttpClient client = HttpClient.newHttpClient();
    HttpRequest request =
        HttpRequest.newBuilder(
                URI.create(
                    url()
                        + "/_cluster/health?wait_for_status=yellow&timeout=2s&wait_for_nodes="
                        + nodes))
            .timeout(Duration.ofSeconds(10))
            .build();
    long deadline = System.nanoTime() + START_LIMIT.toNanos();
    while (System.nanoTime() < deadline) {
      try {
        if (client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200) {
          return this;
        }
        rest();
      } catch (IOException e) {
        rest();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }
    throw new IllegalStateException("Elasticsearch was not ready in time\n" + log());
  }

  private void rest() {
    try {
      if (process.waitFor(250, TimeUnit.MILLISECONDS)) {
        throw new IllegalStateException("Elasticsearch ended\n" + log());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private String log() {
    try {
      List<String> lines = Files.readAllLines(folder.resolve("out.log"));
      return String.join("\n", lines.subList(Math.max(0, lines.size() - 20), lines.size()));
    } catch (IOException e) {
      return "";
    }
  }

  /** As {@code kill -9} would. */
  public synchronized void kill() {
    if (process != null) {
      List<ProcessHandle> all = process.descendants().toList();
      all.forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
      all.forEach(handle -> handle.onExit().join());
      process.onExit().join();
      process = null;
    }
    ALIVE.remove(this);
  }

  @Override
  public void close() {
    kill();
  }
}
