package cn.shenhe.portal.web.rest;

import cn.shenhe.portal.content.ContentRefusal;
import cn.shenhe.portal.exambank.ExamBankRefusal;
import cn.shenhe.portal.training.TrainingRefusal;
import jakarta.ejb.AccessLocalException;
import jakarta.ejb.EJBAccessException;
import jakarta.ejb.EJBException;
import jakarta.json.JsonException;
import jakarta.json.bind.JsonbException;
import jakarta.persistence.OptimisticLockException;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.security.SecureRandom;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;

/**
 * Everything that is not a plain refusal. What the caller did wrong is named; what we did wrong
 * gets a number that stands in the log beside the stack, and the caller sees only the number.
 */
@Provider
public class FailureMapper implements ExceptionMapper<Throwable> {

  private static final Logger LOG = Logger.getLogger(FailureMapper.class.getName());
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int EIGHT_DIGITS = 100_000_000;

  @Context UriInfo request;

  @Override
  public Response toResponse(Throwable failure) {
    if (failure instanceof WebApplicationException plain && isMeantAsItIs(plain.getResponse())) {
      return plain.getResponse();
    }
    return problem(failure, request.getPath()).answer();
  }

  /** A redirect, or an answer with a body of its own. */
  private static boolean isMeantAsItIs(Response answer) {
    return answer.getStatus() < 400 || answer.hasEntity();
  }

  static Problem problem(Throwable failure, String path) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      Problem named = named(cause);
      if (named != null) {
        return named;
      }
      if (!(cause instanceof EJBException) && !(cause instanceof ProcessingException)) {
        break;
      }
    }
    String number = "%08d".formatted(RANDOM.nextInt(EIGHT_DIGITS));
    LOG.log(Level.SEVERE, "failure " + number + " at /api/v1/" + path, failure);
    return Problem.of("shell.failure", List.of(number), 500, number);
  }

  /** Null when it is our fault, or when the answer lies deeper in the causes. */
  private static Problem named(Throwable cause) {
    if (cause instanceof ContentRefusal refusal) {
      return Problem.ofRefusal(refusal.code(), refusal.arguments());
    }
    if (cause instanceof ExamBankRefusal refusal) {
      return Problem.ofRefusal(refusal.code(), refusal.arguments());
    }
    if (cause instanceof TrainingRefusal refusal) {
      return Problem.ofRefusal(refusal.code(), refusal.arguments());
    }
    if (cause instanceof EJBAccessException || cause instanceof AccessLocalException) {
      return Problem.of("shell.forbidden", List.of(), 403, null);
    }
    if (cause instanceof OptimisticLockException) {
      return Problem.of("shell.stale", List.of(), 409, null);
    }
    if (cause instanceof ConstraintViolationException invalid) {
      return Problem.of("shell.invalid", List.of(), 400, fields(invalid));
    }
    if (cause instanceof JsonException || cause instanceof JsonbException) {
      return Problem.of("shell.invalid", List.of(), 400, null);
    }
    if (cause instanceof WebApplicationException plain) {
      int status = plain.getResponse().getStatus();
      return status >= 500 ? null : Problem.of(plainCode(status), List.of(), status, null);
    }
    return null;
  }

  private static String plainCode(int status) {
    return switch (status) {
      case 401 -> "shell.sign-in";
      case 403 -> "shell.forbidden";
      case 404 -> "shell.unknown";
      case 405 -> "shell.method";
      case 406, 415 -> "shell.media-type";
      default -> "shell.invalid";
    };
  }

  /** Names of the wrong fields, never their values. */
  private static String fields(ConstraintViolationException invalid) {
    return invalid.getConstraintViolations().stream()
        .map(ConstraintViolation::getPropertyPath)
        .map(Object::toString)
        .map(path -> path.substring(path.lastIndexOf('.') + 1))
        .distinct()
        .sorted()
        .collect(Collectors.joining(", "));
  }
}
