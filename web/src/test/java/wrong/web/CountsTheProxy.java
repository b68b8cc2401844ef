package wrong.web;

import jakarta.servlet.http.HttpServletRequest;

/** Takes the proxy for the client. */
class CountsTheProxy {

  String address(HttpServletRequest request) {
    return request.getRemoteAddr();
  }
}
