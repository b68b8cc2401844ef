package cn.shenhe.portal.web.ops;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Asks for a problem, but not for ever: what does not answer in time is the problem. */
@ApplicationScoped
class BoundedCheck {

  static final int LIMIT_SECONDS = 3;

  @Resource ManagedExecutorService executor;

  Optional<String> problem(Callable<Optional<String>> question) {
    Future<Optional<String>> answer = null;
    try {
      answer = executor.submit(question);
      return answer.get(LIMIT_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      answer.cancel(true);
      return Optional.of("no answer within " + LIMIT_SECONDS + " s");
    } catch (ExecutionException e) {
      return Optional.of(e.getCause().getClass().getSimpleName());
    } catch (RejectedExecutionException e) {
      return Optional.of("no thread free");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.of("interrupted");
    }
  }
}
