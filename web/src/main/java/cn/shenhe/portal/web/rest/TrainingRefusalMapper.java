package cn.shenhe.portal.web.rest;

import cn.shenhe.portal.training.TrainingRefusal;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** A rule of the module said no. */
@Provider
public class TrainingRefusalMapper implements ExceptionMapper<TrainingRefusal> {

  @Override
  public Response toResponse(TrainingRefusal refusal) {
    return Problem.ofRefusal(refusal.code(), refusal.arguments()).answer();
  }
}
