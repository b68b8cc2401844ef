package cn.shenhe.portal.web.ops;

import static org.assertj.core.api.Assertions.assertThat;

import cn.shenhe.portal.web.testing.DatabaseKind;
import cn.shenhe.portal.web.testing.FirstStart;
import cn.shenhe.portal.web.testing.OnBothDatabases;
import cn.shenhe.portal.web.testing.Portal;
import java.net.http.HttpResponse;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an operator sees of a healthy portal, and what a stranger does not. */
@OnBothDatabases
class HealthIT {

  private static final long FIRST_BEAT = TimeUnit.SECONDS.toNanos(10);

  private final DatabaseKind kind;
  private final Portal portal;

  HealthIT(DatabaseKind kind) {
    this.kind = kind;
    portal = Portal.on(kind);
  }

  @Test
  void everyPartIsReady() {
    HttpResponse<String> ready = portal.get("/health/ready");
    // The first beat after a long stop comes a moment after the start.
    for (long end = System.nanoTime() + FIRST_BEAT; ready.statusCode() != 200; ) {
      assertThat(System.nanoTime()).as(ready.body()).isLessThan(end);
      ready = portal.get("/health/ready");
    }

    assertThat(ready.statusCode()).isEqualTo(200);
    assertThat(ready.body())
        .contains("\"database\"", "\"schedule\"", "\"disk\"", "\"index\":\"ok\"")
        .doesNotContain("DOWN");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/health", "/health/ready", "/health/live", "/metrics", "/metrics/base"})
  void whatAProxyPassesOnForAStrangerDoesNotExist(String path) {
    assertThat(portal.get(path, "X-Forwarded-For", "203.0.113.7").statusCode()).isEqualTo(404);
    assertThat(
            portal
                .get(path, "X-Forwarded-For", "203.0.113.7", "Authorization", "Bearer ")
                .statusCode())
        .isEqualTo(404);
  }

  @Test
  void metricsCountRequestsAndActs() {
    portal.get("/");

    assertThat(portal.get("/metrics").body())
        .contains("portal_requests_seconds_count{area=\"public\"");
    assertThat(FirstStart.on(kind).metrics()).contains("portal_acts_total{act=\"account.opened\"");
  }

  @Test
  void anErrorOfTheRestInterfaceIsAProblemWithoutAStack() {
    HttpResponse<String> missing = portal.get("/api/v1/nothing-here");

    assertThat(missing.statusCode()).isEqualTo(404);
    assertThat(missing.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/problem+json");
    assertThat(missing.body()).contains("\"type\":\"/problems/shell.unknown\"");
  }

  @Test
  void theRestInterfaceDescribesItselfUnderItsRealAddresses() {
    String document = portal.get("/openapi").body();

    // Payara mixes up the paths as soon as there is a second JAX-RS application: keep it at one.
    assertThat(document)
        .contains(
            "门户开放接口",
            "\n  /api/v1/warnings/{id}:",
            "\n  /api/v1/ogc/features:",
            "\n  /api/v1/search:")
        .doesNotContain("\n  /null/", "\n  /ogc/");
  }
}
