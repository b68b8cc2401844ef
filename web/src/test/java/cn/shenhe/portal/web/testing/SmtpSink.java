package cn.shenhe.portal.web.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A mail server that takes everything and remembers how often it took which {@code Message-ID}. A
 * letter is counted before it is acknowledged.
 */
public final class SmtpSink implements AutoCloseable {

  private final ServerSocket socket;
  private final ExecutorService pool =
      Executors.newCachedThreadPool(
          work -> {
            Thread thread = new Thread(work, "smtp-sink");
            thread.setDaemon(true);
            return thread;
          });
  private final Map<String, Integer> taken = new ConcurrentHashMap<>();
  private final AtomicInteger total = new AtomicInteger();
  private final AtomicLong first = new AtomicLong();
  private final AtomicLong last = new AtomicLong();

  public SmtpSink() {
    try {
      socket = new ServerSocket(0, 200, InetAddress.getByName("127.0.0.1"));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    pool.execute(this::listen);
  }

  public int port() {
    return socket.getLocalPort();
  }

  /** How often each {@code Message-ID} was taken. */
  public Map<String, Integer> taken() {
    return taken;
  }

  public int total() {
    return total.get();
  }

  /** {@code System.nanoTime()} of the first letter, 0 before. */
  public long firstAt() {
    return first.get();
  }

  public long lastAt() {
    return last.get();
  }

  /** Forgets all so far. */
  public void clear() {
    taken.clear();
    total.set(0);
    first.set(0);
    last.set(0);
  }

  private void listen() {
    while (!socket.isClosed()) {
      try {
        Socket client = socket.accept();
        pool.execute(() -> serve(client));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void serve(Socket client) {
    try (client;
        BufferedReader in =
            new BufferedReader(
                new InputStreamReader(client.getInputStream(), StandardCharsets.ISO_8859_1));
        OutputStream out = client.getOutputStream()) {
      client.setTcpNoDelay(true);
      say(out, "220 sink");
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        if (line.equals("DATA")) {
          say(out, "354 go on");
          letter(in);
          say(out, "250 taken");
        } else if (line.equals("QUIT")) {
          say(out, "221 bye");
          return;
        } else {
          say(out, "250 sink");
        }
      }
    } catch (IOException e) {
      // The portal was killed in the middle: a letter that was not ended was not taken.
      return;
    }
  }

  private void letter(BufferedReader in) throws IOException {
    String id = "";
    for (String line = in.readLine(); ; line = in.readLine()) {
      if (line == null) {
        throw new IOException("ended within a letter");
      }
      if (line.equals(".")) {
        break;
      }
      if (id.isEmpty() && line.startsWith("Message-ID: ")) {
        id = line.substring("Message-ID: ".length()).strip();
      }
    }
    long now = System.nanoTime();
    first.compareAndSet(0, now);
    last.set(now);
    taken.merge(id, 1, Integer::sum);
    total.incrementAndGet();
  }

  private static void say(OutputStream out, String line) throws IOException {
    out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
    out.flush();
  }

  @Override
  public void close() throws IOException {
    socket.close();
    pool.shutdownNow();
  }
}
