package cn.shenhe.portal.web.shell;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.CharArrayWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * For visitors who save data: on pages for reading every picture is a link with the picture's words
 * instead, and films show no still. A link needs no script; with one the picture appears in its
 * place.
 */
@WebFilter("/courseware/*")
public class DataSavingFilter extends HttpFilter {

  private static final long serialVersionUID = 1L;
  private static final Pattern MAIN = Pattern.compile("<main\\b.*</main>", Pattern.DOTALL);
  private static final Pattern PICTURE = Pattern.compile("<img\\b[^>]*>");
  private static final Pattern SRC = Pattern.compile("\\ssrc=\"([^\"]+)\"");
  private static final Pattern ALT = Pattern.compile("\\salt=\"([^\"]*)\"");
  private static final Pattern STILL = Pattern.compile("\\sposter=\"[^\"]*\"");

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (!DisplayView.of(request).saving()) {
      chain.doFilter(request, response);
      return;
    }
    Held held = new Held(response);
    chain.doFilter(request, held);
    if (held.page != null) {
      held.writer.flush();
      response.getWriter().write(withoutPictures(held.page.toString()));
    }
  }

  /** The page with links in place of the pictures of its main part. */
  static String withoutPictures(String page) {
    Matcher main = MAIN.matcher(page);
    if (!main.find()) {
      return page;
    }
    String text = STILL.matcher(main.group()).replaceAll("");
    text = PICTURE.matcher(text).replaceAll(found -> Matcher.quoteReplacement(link(found.group())));
    return page.substring(0, main.start()) + text + page.substring(main.end());
  }

  private static String link(String picture) {
    Matcher src = SRC.matcher(picture);
    Matcher alt = ALT.matcher(picture);
    if (!src.find()) {
      return "";
    }
    String words = alt.find() ? alt.group(1) : "";
    return "<a class=\"later\" data-later=\"picture\" href=\""
        + src.group(1)
        + "\">"
        + Texts.of("shell", "saving.show")
        + words
        + "</a>";
  }

  /** Keeps back what is written as text of a page; everything else goes through. */
  private static final class Held extends HttpServletResponseWrapper {

    private CharArrayWriter page;
    private PrintWriter writer;

    Held(HttpServletResponse response) {
      super(response);
    }

    @Override
    public PrintWriter getWriter() throws IOException {
      String type = getContentType();
      if (type == null || !type.startsWith("text/html")) {
        return super.getWriter();
      }
      if (writer == null) {
        page = new CharArrayWriter();
        writer = new PrintWriter(page);
      }
      return writer;
    }

    @Override
    public void flushBuffer() throws IOException {
      if (writer == null) {
        super.flushBuffer();
      }
    }

    /** The length of a page changes; that of a film or a picture does not. */
    @Override
    public void setContentLength(int length) {
      setContentLengthLong(length);
    }

    @Override
    public void setContentLengthLong(long length) {
      if (writer == null) {
        super.setContentLengthLong(length);
      }
    }
  }
}
