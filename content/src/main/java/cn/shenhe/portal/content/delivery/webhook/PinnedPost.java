package cn.shenhe.portal.content.delivery.webhook;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * One HTTP/1.1 POST to an address that was vetted before. The client of the JDK resolves names
 * itself, and a name may point elsewhere by then; here the connection goes where the check looked,
 * while certificate and {@code Host} are still those of the name.
 */
final class PinnedPost {

  private static final int MOST_HEAD = 16 * 1024;
  private static final int HTTPS = 443;
  private static final int HTTP = 80;
  private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] (\\d{3})(?: .*)?");
  private static final Pattern RETRY = Pattern.compile("(?im)^retry-after: *(\\d{1,9})\\s*$");

  private PinnedPost() {}

  /**
   * @param status of HTTP
   * @param retryAfter seconds, or -1
   */
  record Answer(int status, long retryAfter) {}

  static Answer send(
      URI uri, InetAddress address, Map<String, String> headers, byte[] body, int patienceMs)
      throws IOException {
    boolean secure = uri.getScheme().equalsIgnoreCase("https");
    int port = uri.getPort() > 0 ? uri.getPort() : secure ? HTTPS : HTTP;
    long deadline = System.nanoTime() + patienceMs * 2_000_000L;
    try (Socket plain = new Socket()) {
      plain.connect(new InetSocketAddress(address, port), patienceMs);
      plain.setSoTimeout(patienceMs);
      Socket socket = secure ? secured(plain, uri.getHost(), port) : plain;
      OutputStream out = socket.getOutputStream();
      out.write(head(uri, headers, body.length).getBytes(StandardCharsets.US_ASCII));
      out.write(body);
      out.flush();
      return answer(socket.getInputStream(), deadline);
    }
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

  private static String head(URI uri, Map<String, String> headers, int length) {
    String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
    StringBuilder head = new StringBuilder("POST ").append(path);
    if (uri.getRawQuery() != null) {
      head.append('?').append(uri.getRawQuery());
    }
    head.append(" HTTP/1.1\r\nHost: ").append(uri.getHost());
    if (uri.getPort() > 0) {
      head.append(':').append(uri.getPort());
    }
    head.append("\r\nConnection: close\r\nContent-Length: ").append(length).append("\r\n");
    headers.forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
    return head.append("\r\n").toString();
  }

  private static Answer answer(InputStream in, long deadline) throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    byte[] some = new byte[1024];
    String text = "";
    while (!text.contains("\r\n\r\n")) {
      int n = in.read(some);
      if (n < 0) {
        break;
      }
      head.write(some, 0, n);
      if (head.size() > MOST_HEAD || System.nanoTime() > deadline) {
        throw new SocketTimeoutException("an endless answer");
      }
      text = head.toString(StandardCharsets.ISO_8859_1);
    }
    Matcher status = STATUS.matcher(text.lines().findFirst().orElse(""));
    if (!status.matches()) {
      throw new IOException("not an answer in HTTP/1.1");
    }
    String fields = text.toLowerCase(Locale.ROOT);
    Matcher retry = RETRY.matcher(fields);
    return new Answer(
        Integer.parseInt(status.group(1)), retry.find() ? Long.parseLong(retry.group(1)) : -1);
  }
}
