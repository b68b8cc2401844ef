package cn.shenhe.portal.web.rest;

import cn.shenhe.portal.content.ContentRefusal;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** A rule of the module said no. */
@Provider
public class ContentRefusalMapper implements ExceptionMapper<ContentRefusal> {

  @Override
  public Response toResponse(ContentRefusal refusal) {
    return Problem.ofRefusal(refusal.code(), refusal.arguments()).answer();
  }
}
