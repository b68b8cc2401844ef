package cn.shenhe.portal.content;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The client of the JDK with an end to every answer: its own time limit is over once the headers
 * are there, and a server that sends no body after them would hold its caller for ever.
 */
public final class TimedHttp {

  private TimedHttp() {}

  /**
   * The whole answer, or none.
   *
   * @param whole from the first byte sent to the last one received
   * @param mostBytes of the body
   * @throws IOException also when it takes longer or is larger; interrupted it says so, too
   */
  public static HttpResponse<byte[]> whole(
      HttpClient client, HttpRequest request, Duration whole, int mostBytes) throws IOException {
    return await(client.sendAsync(request, head -> new Bounded(mostBytes)), whole);
  }

  /**
   * What the server said, without its words: the body is not waited for.
   *
   * @param patience until the headers are there, and once more for what follows them
   */
  public static HttpResponse<Void> said(HttpClient client, HttpRequest request, Duration patience)
      throws IOException {
    return await(client.sendAsync(request, head -> new Ignored(patience)), patience);
  }

  private static <T> HttpResponse<T> await(
      CompletableFuture<HttpResponse<T>> answer, Duration patience) throws IOException {
    try {
      return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      // This also closes the connection.
      answer.cancel(true);
      throw new HttpTimeoutException("no whole answer within " + patience);
    } catch (InterruptedException e) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted");
    } catch (ExecutionException e) {
      throw new IOException(e.getCause());
    }
  }

  /** Keeps at most so many bytes. */
  private static final class Bounded implements HttpResponse.BodySubscriber<byte[]> {

    private final CompletableFuture<byte[]> body = new CompletableFuture<>();
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private final int most;
    private Flow.Subscription subscription;

    Bounded(int most) {
      this.most = most;
    }

    @Override
    public CompletionStage<byte[]> getBody() {
      return body;
    }

    @Override
    public void onSubscribe(Flow.Subscription from) {
      subscription = from;
      from.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(List<ByteBuffer> parts) {
      for (ByteBuffer part : parts) {
        byte[] bytes = new byte[part.remaining()];
        part.get(bytes);
        kept.writeBytes(bytes);
      }
      if (kept.size() > most) {
        subscription.cancel();
        body.completeExceptionally(new IOException("more than " + most + " bytes"));
      }
    }

    @Override
    public void onError(Throwable failure) {
      body.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
      body.complete(kept.toByteArray());
    }
  }

  /** Reads the body away, so that the connection serves again, but not for ever. */
  private static final class Ignored implements HttpResponse.BodySubscriber<Void> {

    private final CompletableFuture<Void> over = new CompletableFuture<>();
    private final Duration patience;

    Ignored(Duration patience) {
      this.patience = patience;
    }

    @Override
    public CompletionStage<Void> getBody() {
      return CompletableFuture.completedFuture(null);
    }

    @Override
    public void onSubscribe(Flow.Subscription from) {
      over.orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS)
          .whenComplete(
              (nothing, late) -> {
                if (late != null) {
                  from.cancel();
                }
              });
      from.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(List<ByteBuffer> parts) {
      // not wanted
    }

    @Override
    public void onError(Throwable failure) {
      over.complete(null);
    }

    @Override
    public void onComplete() {
      over.complete(null);
    }
  }
}
