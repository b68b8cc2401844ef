package cn.shenhe.portal.web.security;

import cn.shenhe.portal.content.ContentRefusal;
import cn.shenhe.portal.exambank.ExamBankRefusal;
import cn.shenhe.portal.training.TrainingRefusal;
import jakarta.ejb.EJBAccessException;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Answers 403 where a page asked a boundary that the caller's roles may not ask, and 404 where it
 * asked for something that is not there and has no words of its own for that. Left to the container
 * both would be failures of ours: status 500 and a stack trace in the log.
 *
 * <p>What went wrong in an answer to a script is the {@code FullAjaxExceptionHandler}'s.
 */
public class RefusedPageFilter extends HttpFilter {

  private static final long serialVersionUID = 1L;
  private static final int DEEPEST = 20;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    try {
      chain.doFilter(request, response);
    } catch (ServletException | RuntimeException failure) {
      int status = status(failure);
      if (status == 0 || response.isCommitted()) {
        throw failure;
      }
      response.sendError(status);
    }
  }

  /** 403, 404, or 0 for what is a failure. */
  static int status(Throwable failure) {
    Throwable cause = failure;
    for (int i = 0; cause != null && i < DEEPEST; i++) {
      if (cause instanceof EJBAccessException) {
        return HttpServletResponse.SC_FORBIDDEN;
      }
      if (code(cause).endsWith(".unknown")) {
        return HttpServletResponse.SC_NOT_FOUND;
      }
      cause =
          cause instanceof ServletException servlet && servlet.getRootCause() != null
              ? servlet.getRootCause()
              : cause.getCause();
    }
    return 0;
  }

  private static String code(Throwable cause) {
    if (cause instanceof ContentRefusal content) {
      return content.code();
    }
    if (cause instanceof ExamBankRefusal examBank) {
      return examBank.code();
    }
    return cause instanceof TrainingRefusal training ? training.code() : "";
  }
}
