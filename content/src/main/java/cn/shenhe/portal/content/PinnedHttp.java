package cn.shenhe.portal.content;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * One HTTP/1.1 request to an address that was vetted before, see {@link PublicAddress}. The client
 * of the JDK resolves names itself, and a name may point elsewhere by then; here the connection
 * goes where the check looked, while certificate and {@code Host} are still those of the name.
 * Redirects are not followed. Bounded in time and size.
 */
public final class PinnedHttp {

  private static final int MOST_HEAD = 16 * 1024;
  private static final int HTTPS = 443;
  private static final int HTTP = 80;
  private static final int MOST_CHUNK_LINE = 200;
  private static final int HEXADECIMAL = 16;
  private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] (\\d{3})(?: .*)?");

  private PinnedHttp() {}

  /**
   * @param status of HTTP
   * @param headers by name in lower case; the last of a name
   * @param body empty for a POST, whose answer is not read on
   */
  public record Answer(int status, Map<String, String> headers, byte[] body) {}

  /**
   * @param patienceMs to connect and between two bytes; twice that for the whole
   */
  public static Answer post(
      URI uri, InetAddress address, Map<String, String> headers, byte[] body, int patienceMs)
      throws IOException {
    try (Socket plain = new Socket()) {
      InputStream in = ask("POST", uri, address, headers, body, patienceMs, plain);
      return head(in);
    }
  }

  /**
   * @param patienceMs to connect and between two bytes; twice that for the whole
   * @param mostBytes of the body
   * @throws IOException also for a larger body, and for one that ends early
   */
  public static Answer get(
      URI uri, InetAddress address, Map<String, String> headers, int patienceMs, int mostBytes)
      throws IOException {
    try (Socket plain = new Socket()) {
      InputStream in = ask("GET", uri, address, headers, null, patienceMs, plain);
      Answer head = head(in);
      return new Answer(head.status(), head.headers(), body(in, head, mostBytes));
    }
  }

  private static InputStream ask(
      String method,
      URI uri,
      InetAddress address,
      Map<String, String> headers,
      byte[] body,
      int patienceMs,
      Socket plain)
      throws IOException {
    boolean secure = uri.getScheme().equalsIgnoreCase("https");
    int port = uri.getPort() > 0 ? uri.getPort() : secure ? HTTPS : HTTP;
    long deadline = System.nanoTime() + patienceMs * 2_000_000L;
    plain.connect(new InetSocketAddress(address, port), patienceMs);
    plain.setSoTimeout(patienceMs);
    Socket socket = secure ? secured(plain, uri.getHost(), port) : plain;
    OutputStream out = socket.getOutputStream();
    out.write(request(method, uri, headers, body).getBytes(StandardCharsets.US_ASCII));
    if (body != null) {
      out.write(body);
    }
    out.flush();
    return new BufferedInputStream(new Timed(socket.getInputStream(), deadline));
  }

  private static Socket secured(Socket plain, String host, int port) throws IOException {
    SSLSocketFactory factory = (SSLSocketFactory) SSLSocketFactory.getDefault();
    SSLSocket socket = (SSLSocket) factory.createSocket(plain, host, port, true);
    SSLParameters parameters = socket.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    socket.setSSLParameters(parameters);
    socket.startHandshake();
    return socket;
  }

  private static String request(String method, URI uri, Map<String, String> headers, byte[] body) {
    String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
    StringBuilder head = new StringBuilder(method).append(' ').append(path);
    if (uri.getRawQuery() != null) {
      head.append('?').append(uri.getRawQuery());
    }
    head.append(" HTTP/1.1\r\nHost: ").append(uri.getHost());
    if (uri.getPort() > 0) {
      head.append(':').append(uri.getPort());
    }
    head.append("\r\nConnection: close\r\n");
    if (body != null) {
      head.append("Content-Length: ").append(body.length).append("\r\n");
    }
    headers.forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
    return head.append("\r\n").toString();
  }

  private static Answer head(InputStream in) throws IOException {
    Matcher status = STATUS.matcher(line(in, MOST_HEAD));
    if (!status.matches()) {
      throw new IOException("not an answer in HTTP/1.1");
    }
    Map<String, String> headers = new LinkedHashMap<>();
    int size = 0;
    for (String line = line(in, MOST_HEAD); !line.isEmpty(); line = line(in, MOST_HEAD)) {
      size += line.length();
      if (size > MOST_HEAD) {
        throw new IOException("an endless head");
      }
      int colon = line.indexOf(':');
      if (colon > 0) {
        headers.put(
            line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
      }
    }
    return new Answer(Integer.parseInt(status.group(1)), headers, new byte[0]);
  }

  private static byte[] body(InputStream in, Answer head, int most) throws IOException {
    if ("chunked".equalsIgnoreCase(head.headers().get("transfer-encoding"))) {
      return chunks(in, most);
    }
    String length = head.headers().get("content-length");
    if (length != null && length.matches("\\d{1,9}")) {
      return exactly(in, bounded(Integer.parseInt(length), most));
    }
    byte[] all = in.readNBytes(most + 1);
    bounded(all.length, most);
    return all;
  }

  private static byte[] chunks(InputStream in, int most) throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    while (true) {
      String size = line(in, MOST_CHUNK_LINE).replaceFirst(";.*", "").strip();
      if (!size.matches("[0-9A-Fa-f]{1,7}")) {
        throw new IOException("not a chunk");
      }
      int length = Integer.parseInt(size, HEXADECIMAL);
      if (length == 0) {
        return all.toByteArray();
      }
      bounded(all.size() + length, most);
      all.write(exactly(in, length));
      line(in, MOST_CHUNK_LINE);
    }
  }

  private static int bounded(int bytes, int most) throws IOException {
    if (bytes > most) {
      throw new IOException("more than " + most + " bytes");
    }
    return bytes;
  }

  private static byte[] exactly(InputStream in, int length) throws IOException {
    byte[] bytes = in.readNBytes(length);
    if (bytes.length < length) {
      throw new EOFException("the answer ends early");
    }
    return bytes;
  }

  /** Without its end; what ends early is a line, too. */
  private static String line(InputStream in, int most) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
      line.append((char) c);
      if (line.length() > most) {
        throw new IOException("an endless line");
      }
    }
    int end = line.length() - 1;
    return end >= 0 && line.charAt(end) == '\r' ? line.substring(0, end) : line.toString();
  }

  /** Gives up at a moment, however slowly bytes drip. */
  private static final class Timed extends InputStream {

    private final InputStream in;
    private final long deadline;

    Timed(InputStream in, long deadline) {
      this.in = in;
      this.deadline = deadline;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
      if (System.nanoTime() > deadline) {
        throw new SocketTimeoutException("an endless answer");
      }
      return in.read(bytes, from, length);
    }
  }
}
