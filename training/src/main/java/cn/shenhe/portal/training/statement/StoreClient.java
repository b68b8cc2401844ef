package cn.shenhe.portal.training.statement;

import cn.shenhe.portal.content.TimedHttp;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.time.Duration;

/** Speaks to the learning record store; xAPI 1.0.3, part 3, section 2.1. */
@ApplicationScoped
class StoreClient {

  /** What the store answered; 0 when it could not be reached. */
  record Answer(int status, String problem) {

    boolean taken() {
      return status / 100 == 2;
    }

    /** The store has a statement of this id. */
    boolean known() {
      return status == 409;
    }

    /** Sending the same again would be answered the same. */
    boolean hopeless() {
      return status == 400 || status == 413;
    }
  }

  private static final Duration PATIENCE = Duration.ofSeconds(15);

  @Inject StoreSettings settings;

  private HttpClient client;

  /** Many at once; the store takes all or none. */
  Answer post(String statements) {
    return send("/statements", "POST", statements);
  }

  Answer put(String id, String statement) {
    return send("/statements?statementId=" + id, "PUT", statement);
  }

  private Answer send(String path, String method, String body) {
    try {
      HttpRequest.Builder request =
          HttpRequest.newBuilder(URI.create(settings.endpoint() + path))
              .header("Content-Type", "application/json")
              .header("X-Experience-API-Version", "1.0.3")
              .method(method, HttpRequest.BodyPublishers.ofString(body));
      if (!settings.authorization().isEmpty()) {
        request.header("Authorization", settings.authorization());
      }
      int status = TimedHttp.said(client(), request.build(), PATIENCE).statusCode();
      return new Answer(status, "HTTP " + status);
    } catch (IOException | IllegalArgumentException e) {
      return new Answer(0, e.getClass().getSimpleName());
    }
  }

  private synchronized HttpClient client() {
    if (client == null) {
      client =
          HttpClient.newBuilder()
              .version(HttpClient.Version.HTTP_1_1)
              .followRedirects(HttpClient.Redirect.NEVER)
              .connectTimeout(PATIENCE)
              .build();
    }
    return client;
  }
}
