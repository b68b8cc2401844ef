package cn.shenhe.portal.web.rest;

import cn.shenhe.portal.exambank.ExamBankRefusal;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** A rule of the module said no. */
@Provider
public class ExamBankRefusalMapper implements ExceptionMapper<ExamBankRefusal> {

  @Override
  public Response toResponse(ExamBankRefusal refusal) {
    return Problem.ofRefusal(refusal.code(), refusal.arguments()).answer();
  }
}
