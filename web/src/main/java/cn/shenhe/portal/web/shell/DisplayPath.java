package cn.shenhe.portal.web.shell;

import jakarta.servlet.http.HttpServletRequest;

/**
 * The path the visitor sees in the address bar, which differs from the request's own when it was
 * forwarded (addresses without {@code .xhtml}, error pages).
 *
 * @param path begins with a slash, without the context path
 * @param query without the question mark, or null
 */
record DisplayPath(String path, String query) {

  DisplayPath(HttpServletRequest request) {
    this(
        original(request, "request_uri", request.getRequestURI())
            .substring(request.getContextPath().length()),
        original(request, "query_string", request.getQueryString()));
  }

  private static String original(HttpServletRequest request, String what, String otherwise) {
    if (request.getAttribute("jakarta.servlet.forward.request_uri") == null) {
      return otherwise;
    }
    return (String) request.getAttribute("jakarta.servlet.forward." + what);
  }

  @Override
  public String toString() {
    return query == null ? path : path + "?" + query;
  }
}
