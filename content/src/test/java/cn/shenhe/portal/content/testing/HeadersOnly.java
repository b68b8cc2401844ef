package cn.shenhe.portal.content.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A server that answers with headers, announces a body and never sends it. */
public final class HeadersOnly implements AutoCloseable {

  private static final int ANNOUNCED = 100;

  private final ServerSocket server;
  private final List<Socket> open = Collections.synchronizedList(new ArrayList<>());
  private volatile String body;

  public HeadersOnly() {
    try {
      server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread thread = new Thread(this::serve, "headers-only");
    thread.setDaemon(true);
    thread.start();
  }

  public String url() {
    return "http://127.0.0.1:" + server.getLocalPort() + "/";
  }

  /** From now on it does send a body. */
  public void says(String text) {
    body = text;
  }

  private void serve() {
    while (true) {
      try {
        Socket socket = server.accept();
        open.add(socket);
        InputStream in = socket.getInputStream();
        String head = "";
        while (!head.endsWith("\r\n\r\n")) {
          head += (char) in.read();
        }
        OutputStream out = socket.getOutputStream();
        String text = body;
        int length = text == null ? ANNOUNCED : text.length();
        String answer = "HTTP/1.1 200 OK\r\nContent-Length: " + length + "\r\n\r\n";
        out.write((answer + (text == null ? "" : text)).getBytes(StandardCharsets.US_ASCII));
        out.flush();
        if (text != null) {
          socket.close();
        }
      } catch (IOException e) {
        return;
      }
    }
  }

  @Override
  public void close() {
    try {
      server.close();
      for (Socket socket : open) {
        socket.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
