package cn.shenhe.portal.exambank.sitting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.shenhe.portal.exambank.testing.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** From which addresses and with which browsers a sitting may be opened. */
class DoorTest {

  private static final Instant NOW = Instant.parse("2026-11-23T00:00:00Z");
  private static final String KEY = "ab".repeat(32);
  private static final String PAGE = "https://exam.example/my/exam/sitting";

  private final TestDatabase database = new TestDatabase().as("examiner");
  private final SessionRepository repository = database.bean(SessionRepository.class);
  private final Sittings sittings =
      database
          .given(
              SittingDesk.class,
              new SittingDesk(database.bean(SittingRows.class), Duration.ofMinutes(2)))
          .bean(Sittings.class);

  @AfterEach
  void close() {
    database.close();
  }

  private static SessionPlan plan(List<String> networks, List<String> keys) {
    SessionPlan p = SessionRevisedTest.plan(NOW, NOW.plus(Duration.ofHours(3)));
    return new SessionPlan(
        p.title(),
        p.blueprint(),
        p.category(),
        p.subOperation(),
        p.remote(),
        p.place(),
        p.enrolFrom(),
        p.enrolUntil(),
        p.opensAt(),
        p.entryUntil(),
        p.endsAt(),
        p.capacity(),
        p.hoursRequired(),
        p.categoryOnly(),
        networks,
        keys);
  }

  private String aSitting(List<String> networks, List<String> keys) {
    SessionPlan plan = plan(networks, keys);
    return database.in(
        () -> {
          ExamSession made = new ExamSession(plan, false, NOW);
          made.open();
          repository.add(made);
          repository.flush();
          Enrolment place = new Enrolment(made, new Candidacy("张三", "张三", "", null, null), 1, NOW);
          place.pledge(NOW);
          repository.add(place);
          repository.flush();
          repository.add(new SessionPaper(made.id(), "paper", 100, 60, new byte[] {1}));
          repository.flush();
          database.bean(PaperDesk.class).giveSpare(made, place);
          repository.flush();
          return repository.sittingOf(place.id()).orElseThrow().publicId();
        });
  }

  private OpenedSitting open(String sitting, String address, DeviceFacts.Proof... proofs) {
    DeviceFacts device = new DeviceFacts(address, "test", List.of(proofs));
    return database.in(() -> sittings.open(sitting, "张三", device, NOW));
  }

  private void refused(String code, String sitting, String address, DeviceFacts.Proof... proofs) {
    assertThatThrownBy(() -> open(sitting, address, proofs))
        .isInstanceOf(SittingRefused.class)
        .extracting(refused -> ((SittingRefused) refused).code())
        .isEqualTo(code);
  }

  @Test
  void anAddressOutsideTheNetworksIsSentAway() {
    String sitting = aSitting(List.of("10.20.0.0/16", "2001:db8::/33", "192.0.2.7"), List.of());
    refused("sitting.network-forbidden", sitting, "10.21.0.1");
    refused("sitting.network-forbidden", sitting, "192.0.2.8");
    refused("sitting.network-forbidden", sitting, "2001:db8:8000::1");
    refused("sitting.network-forbidden", sitting, "exam.example");
    assertThat(open(sitting, "10.20.255.1").state()).isEqualTo(SittingState.RUNNING);
    assertThat(open(sitting, "2001:db8:7fff::1").epoch()).isEqualTo(2);
    assertThat(open(sitting, "192.0.2.7").epoch()).isEqualTo(3);
  }

  @Test
  void aBrowserThatDoesNotProveItselfIsSentAway() {
    String sitting = aSitting(List.of(), List.of(KEY));
    refused("sitting.browser-forbidden", sitting, "10.20.0.1");
    DeviceFacts.Proof wrong =
        new DeviceFacts.Proof(PAGE, JournalEntry.sha256(PAGE + "0".repeat(64)));
    refused("sitting.browser-forbidden", sitting, "10.20.0.1", wrong);
    DeviceFacts.Proof right = new DeviceFacts.Proof(PAGE, JournalEntry.sha256(PAGE + KEY));
    assertThat(open(sitting, "10.20.0.1", right).state()).isEqualTo(SittingState.RUNNING);
  }
}
