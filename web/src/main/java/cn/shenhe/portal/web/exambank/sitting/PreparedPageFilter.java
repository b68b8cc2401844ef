package cn.shenhe.portal.web.exambank.sitting;

import cn.shenhe.portal.web.shell.DisplayState;
import cn.shenhe.portal.web.shell.DisplayView;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.zip.GZIPOutputStream;
import org.omnifaces.servlet.BufferedHttpServletResponse;

/**
 * The candidate's page holds nothing of a candidate, so it is made once for every {@link
 * DisplayState} (there are 96) and kept, packed: at the bell it is asked for hundreds of times
 * within seconds, and Faces would put it together every time.
 */
@WebFilter("/my/exam/sitting")
public class PreparedPageFilter extends HttpFilter {

  private static final long serialVersionUID = 1L;
  private static final String TYPE = "text/html;charset=UTF-8";

  private final transient Map<DisplayState, Page> pages = new ConcurrentHashMap<>();

  private final transient ReentrantLock making = new ReentrantLock();

  private record Page(byte[] plain, byte[] gzip) {}

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (!request.getMethod().equals("GET")) {
      chain.doFilter(request, response);
      return;
    }
    DisplayState state = DisplayView.of(request);
    Page page = pages.get(state);
    if (page == null) {
      page = made(state, request, response, chain);
    }
    if (page != null) {
      send(request, response, page);
    }
  }

  /**
   * One makes it, the others wait: at the bell hundreds ask for the same. Null: answered already.
   */
  private Page made(
      DisplayState state,
      HttpServletRequest request,
      HttpServletResponse response,
      FilterChain chain)
      throws IOException, ServletException {
    making.lock();
    try {
      Page page = pages.get(state);
      if (page != null) {
        return page;
      }
      BufferedHttpServletResponse made = new BufferedHttpServletResponse(response);
      chain.doFilter(request, made);
      byte[] body = made.getBuffer();
      if (response.getStatus() != HttpServletResponse.SC_OK || response.isCommitted()) {
        response.getOutputStream().write(body);
        return null;
      }
      page = new Page(body, packed(body));
      pages.put(state, page);
      return page;
    } finally {
      making.unlock();
    }
  }

  private static void send(HttpServletRequest request, HttpServletResponse response, Page page)
      throws IOException {
    String accepted = request.getHeader("Accept-Encoding");
    boolean gzip = accepted != null && accepted.contains("gzip");
    byte[] body = gzip ? page.gzip() : page.plain();
    if (gzip) {
      response.setHeader("Content-Encoding", "gzip");
    }
    response.setHeader("Vary", "Accept-Encoding, Cookie");
    response.setContentType(TYPE);
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }

  private static byte[] packed(byte[] body) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(body);
    }
    return packed.toByteArray();
  }
}
