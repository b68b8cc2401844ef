package cn.shenhe.portal.web.shell;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.security.SecureRandom;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Gives a failure a number that the visitor can report and the log can be searched for. */
@Named("failure")
@RequestScoped
public class FailureView {

  private static final Logger LOG = Logger.getLogger(FailureView.class.getName());
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int EIGHT_DIGITS = 100_000_000;

  @Inject HttpServletRequest request;

  private String number;

  @PostConstruct
  void log() {
    number = "%08d".formatted(RANDOM.nextInt(EIGHT_DIGITS));
    Throwable cause = (Throwable) request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
    Object path = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
    LOG.log(Level.SEVERE, "failure " + number + " at " + path, cause);
  }

  public String getNumber() {
    return number;
  }
}
