package cn.shenhe.portal.web.content.search;

import cn.shenhe.portal.web.shell.Texts;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Lets a browser add the portal to its search engines. Source: OpenSearch 1.1 draft 6, description
 * document.
 */
@WebServlet("/opensearch.xml")
public class SearchDescriptionServlet extends HttpServlet {

  private static final long serialVersionUID = 1L;

  private static final String DOCUMENT =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">
        <ShortName>%2$s</ShortName>
        <Description>%3$s</Description>
        <InputEncoding>UTF-8</InputEncoding>
        <Url type="text/html" template="%1$s/search/search?q={searchTerms}&amp;page={startPage?}"/>
        <Url type="application/x-suggestions+json" template="%1$s/api/v1/suggestions?q={searchTerms}"/>
      </OpenSearchDescription>
      """;

  private final transient String publicUrl;

  @Inject
  public SearchDescriptionServlet(
      @ConfigProperty(name = "portal.public.url", defaultValue = "http://localhost:8080")
          String publicUrl) {
    this.publicUrl = publicUrl;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String document =
        DOCUMENT.formatted(
            escaped(publicUrl),
            escaped(Texts.of("search", "opensearch.name")),
            escaped(Texts.of("search", "opensearch.description")));
    response.setContentType("application/opensearchdescription+xml;charset=UTF-8");
    response.setHeader("Cache-Control", "public, max-age=86400");
    response.getOutputStream().write(document.getBytes(StandardCharsets.UTF_8));
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
  }
}
