package cn.shenhe.portal.content.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import cn.shenhe.portal.content.delivery.Handover.Result;
import cn.shenhe.portal.content.testing.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The ledger and its draining, on a real database, with a courier that does as it is told. */
class DeliveryTest {

  private static final HostLines.Shut NOTHING_SHUT = new HostLines.Shut(Set.of(), Set.of());

  private final TestDatabase db = new TestDatabase();
  private final List<Parcel> carried = Collections.synchronizedList(new ArrayList<>());
  private Function<Parcel, Handover> answer = parcel -> Handover.confirmed();
  private Delivery delivery;
  private LedgerInTests ledger;
  private int perHost = 2;

  @BeforeEach
  void wire() {
    db.put(Couriers.class, new OneCourier());
    ledger = LedgerInTests.wire(db);
    delivery = db.bean(Delivery.class);
  }

  @AfterEach
  void close() {
    db.close();
  }

  @Test
  void aLetterIsQueuedAndSentOnce() {
    assertThat(queue("one", "a@example.org")).isTrue();
    assertThat(queue("one", "a@example.org")).isFalse();
    delivery.drain();
    delivery.drain();
    assertThat(carried).extracting(Parcel::key).containsExactly("one");
    assertThat(state("one")).isEqualTo(LetterState.SENT);
  }

  @Test
  void aLetterWhoseTransactionFailedIsNotSent() {
    try {
      db.run(
          () -> {
            delivery.queue(Letter.mail("lost", "a@example.org", "s", "t"));
            throw new IllegalStateException("the caller's work failed");
          });
    } catch (IllegalStateException expected) {
      assertThat(expected).hasMessageContaining("failed");
    }
    delivery.drain();
    assertThat(carried).isEmpty();
  }

  @Test
  void urgentLettersGoFirstAndDeferredOnesWait() {
    perHost = 1;
    db.run(
        () -> {
          delivery.queue(Letter.mail("bulk", "a@h", "s", "t").on(Lane.BULK));
          delivery.queue(Letter.mail("urgent", "b@h", "s", "t").on(Lane.URGENT));
          delivery.queue(
              Letter.mail("later", "c@h", "s", "t")
                  .between(at().plusSeconds(3600), at().plusSeconds(7200)));
        });
    delivery.drain();
    assertThat(carried).extracting(Parcel::key).containsExactly("urgent", "bulk");
    db.tick(3600);
    delivery.drain();
    assertThat(carried).extracting(Parcel::key).containsExactly("urgent", "bulk", "later");
  }

  @Test
  void aDeathBetweenHandOverAndItsRecordRepeatsOnlyWhatWasNotConfirmed() {
    queue("first", "a@h");
    delivery.drain();
    queue("second", "b@h");
    ledger.dieAtSettling = true;
    try {
      delivery.drain();
    } catch (IllegalStateException killed) {
      assertThat(killed).hasMessage("killed");
    }
    assertThat(state("second")).isEqualTo(LetterState.CLAIMED);

    ledger.dieAtSettling = false;
    db.tick(120);
    Drain afterRestart = new Drain();
    afterRestart.ledger = ledger;
    afterRestart.couriers = new OneCourier();
    afterRestart.clock = this::at;
    afterRestart.drain();
    assertThat(carried).extracting(Parcel::key).containsExactly("first", "second", "second");
    assertThat(state("second")).isEqualTo(LetterState.SENT);
  }

  @Test
  void aDeadHostIsSparedAndHarmsNobody() {
    for (int i = 0; i < 40; i++) {
      queue("dead" + i, "x@dead");
      queue("live" + i, "x@live");
    }
    answer =
        parcel ->
            parcel.host().equals("dead")
                ? Handover.of(Result.UNREACHABLE, "no answer")
                : Handover.confirmed();
    delivery.drain();
    assertThat(carried.stream().filter(p -> p.host().equals("live"))).hasSize(40);
    assertThat(carried.stream().filter(p -> p.host().equals("dead")).count()).isBetween(4L, 8L);
    answer = parcel -> Handover.confirmed();
    db.tick(120);
    delivery.drain();
    assertThat(delivery.progress(null).byState()).containsOnlyKeys(LetterState.SENT);
  }

  @Test
  @Timeout(60)
  void aSlowHostHoldsUpNobodyElseNotEvenAfterTheDrainsTime() {
    many("slow", Lane.URGENT, 1000);
    many("zfast", Lane.URGENT, 600);
    CountDownLatch fastDone = new CountDownLatch(600);
    AtomicInteger fast = new AtomicInteger();
    AtomicInteger waitedInVain = new AtomicInteger();
    answer =
        parcel -> {
          if (parcel.host().equals("zfast")) {
            fastDone.countDown();
            if (fast.incrementAndGet() == 300) {
              db.tick(Drain.BUDGET.toSeconds() + 1);
            }
          } else if (!reached(fastDone)) {
            waitedInVain.incrementAndGet();
          }
          return Handover.confirmed();
        };
    delivery.drain();
    assertThat(waitedInVain).as("slow hand-overs that saw the fast ones wait").hasValue(0);
    assertThat(carried.stream().filter(p -> p.host().equals("zfast"))).hasSize(600);
    delivery.drain();
    assertThat(carried).extracting(Parcel::key).hasSize(1600).doesNotHaveDuplicates();
    assertThat(delivery.progress(null).byState()).containsOnlyKeys(LetterState.SENT);
  }

  @Test
  @Timeout(60)
  void aHostThatBecomesSlowWhenTheTimeIsOverHoldsUpNobodyElseEither() {
    Instant end = at().plus(Drain.BUDGET);
    queue("first", "x@first");
    many("zfast", Lane.URGENT, 1200);
    db.run(
        () ->
            delivery.queue(
                Letter.mail("turned", "x@turned", "s", "t")
                    .on(Lane.URGENT)
                    .between(end, end.plusSeconds(3600))));
    CountDownLatch turned = new CountDownLatch(1);
    CountDownLatch fastDone = new CountDownLatch(1200);
    AtomicInteger fast = new AtomicInteger();
    AtomicInteger waitedInVain = new AtomicInteger();
    answer =
        parcel -> {
          switch (parcel.host()) {
            case "first" -> reached(turned);
            case "turned" -> {
              turned.countDown();
              waitedInVain.addAndGet(reached(fastDone) ? 0 : 1);
            }
            default -> {
              fastDone.countDown();
              if (fast.incrementAndGet() == 300) {
                db.tick(Drain.BUDGET.toSeconds() + 2);
              }
            }
          }
          return Handover.confirmed();
        };
    delivery.drain();
    assertThat(turned.getCount()).as("it left after the end").isZero();
    assertThat(waitedInVain).as("slow hand-overs that saw the fast ones wait").hasValue(0);
    assertThat(carried).extracting(Parcel::key).hasSize(1202).doesNotHaveDuplicates();
  }

  @Test
  @Timeout(60)
  void aNodeThatStopsWaitsForNoSlowHostAndSendsNothingMore() {
    many("slow", Lane.URGENT, 30);
    many("zfast", Lane.URGENT, 600);
    perHost = 1;
    answer =
        parcel -> {
          if (parcel.host().equals("slow")) {
            delivery.leaveOff();
            db.tick(Drain.BUDGET.toSeconds() + 2);
          }
          return Handover.confirmed();
        };
    delivery.drain();
    assertThat(carried.stream().filter(p -> p.host().equals("slow"))).hasSize(1);
    int sent = carried.size();
    assertThat(sent).isLessThan(100);
    delivery.drain();
    assertThat(carried).hasSize(sent);
    answer = parcel -> Handover.confirmed();
    Drain ofAnotherNode = new Drain();
    ofAnotherNode.ledger = ledger;
    ofAnotherNode.couriers = new OneCourier();
    ofAnotherNode.clock = this::at;
    ofAnotherNode.drain();
    assertThat(carried).extracting(Parcel::key).hasSize(630).doesNotHaveDuplicates();
    assertThat(delivery.progress(null).byState()).containsOnlyKeys(LetterState.SENT);
  }

  @Test
  void manySlowHostsTogetherHoldUpNobodyElseEither() {
    for (int host = 0; host < 12; host++) {
      many("slow" + host, Lane.URGENT, 190);
    }
    many("zfast", Lane.URGENT, 200);
    CountDownLatch fastDone = new CountDownLatch(200);
    AtomicInteger waitedInVain = new AtomicInteger();
    perHost = 2;
    answer =
        parcel -> {
          if (parcel.host().equals("zfast")) {
            fastDone.countDown();
          } else if (!reached(fastDone)) {
            waitedInVain.incrementAndGet();
          }
          return Handover.confirmed();
        };
    delivery.drain();
    assertThat(waitedInVain).as("slow hand-overs that saw the fast ones wait").hasValue(0);
    assertThat(carried).extracting(Parcel::key).doesNotHaveDuplicates();
  }

  private static boolean reached(CountDownLatch done) {
    try {
      return done.await(5, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @Test
  void anUrgentLetterOvertakesTheLongLineOfItsOwnHost() {
    many("h", Lane.NORMAL, 300);
    HostLines lines = new HostLines();
    ledger.claim("life", NOTHING_SHUT, 200).forEach(lines::arrive);
    HostLines.Shut shut = lines.shut(at());
    assertThat(shut).isEqualTo(new HostLines.Shut(Set.of(), Set.of("h")));
    assertThat(ledger.claim("life", shut, 10)).isEmpty();
    db.run(() -> delivery.queue(Letter.mail("danger", "z@h", "s", "t").on(Lane.URGENT)));
    ledger.claim("life", shut, 10).forEach(lines::arrive);
    assertThat(lines.leave(at(), channel -> 1).key()).isEqualTo("danger");
    assertThat(lines.ready(at(), channel -> 1)).as("one at a time").isZero();
    many("g", Lane.URGENT, HostLines.LONG_LINE);
    ledger.claim("life", shut, 200).forEach(lines::arrive);
    assertThat(lines.shut(at()))
        .as("among urgent ones none overtakes")
        .isEqualTo(new HostLines.Shut(Set.of("g"), Set.of("h")));
  }

  @Test
  void whatALedgerThatFailedLeftBehindIsNotSentWhileItMayBeOnItsWay() {
    perHost = 1;
    many("h", Lane.NORMAL, 20);
    ledger.dieAtSettling = true;
    try {
      delivery.drain();
    } catch (IllegalStateException failed) {
      assertThat(failed).hasMessage("killed");
    }
    ledger.dieAtSettling = false;
    delivery.drain();
    assertThat(carried).as("those that had not left go on").hasSize(20);
    assertThat(carried).extracting(Parcel::key).doesNotHaveDuplicates();
    db.tick(Ledger.DEAD_AFTER.toSeconds() + 1);
    delivery.drain();
    assertThat(delivery.progress(null).byState()).containsOnlyKeys(LetterState.SENT);
    assertThat(carried).hasSize(21);
    assertThat(Ledger.DEAD_AFTER).isGreaterThan(Drain.BUDGET.plus(Drain.GIVE_UP));
  }

  private void many(String host, Lane lane, int letters) {
    db.run(
        () -> {
          for (int i = 0; i < letters; i++) {
            delivery.queue(Letter.mail(host + i, "x@" + host, "s", "t").on(lane));
          }
        });
  }

  @Test
  void triesGetRarerAndEndWithTheLettersTime() {
    queue("stubborn", "a@h");
    answer = parcel -> Handover.retry("busy", null);
    delivery.drain();
    delivery.drain();
    assertThat(carried).hasSize(1);
    for (int i = 0; i < 60; i++) {
      db.tick(1800);
      delivery.drain();
    }
    assertThat(carried.size()).isBetween(8, 40);
    assertThat(state("stubborn")).isEqualTo(LetterState.FAILED);
  }

  @Test
  void aRecipientThatIsGoneIsReported() {
    queue("gone", "a@h");
    answer = parcel -> Handover.of(Result.GONE, "410");
    delivery.drain();
    assertThat(state("gone")).isEqualTo(LetterState.GONE);
    assertThat(db.acts()).contains(new RecipientGone(Channel.MAIL, "a@h", null));
  }

  @Test
  @Timeout(60)
  void aCourierThatHangsHoldsNobodyElsesLetters() throws InterruptedException {
    CountDownLatch stopped = new CountDownLatch(1);
    queue("hangs", "a@h");
    answer =
        parcel -> {
          db.tick(61);
          try {
            new CountDownLatch(1).await();
          } catch (InterruptedException e) {
            stopped.countDown();
          }
          return Handover.confirmed();
        };
    delivery.drain();
    assertThat(state("hangs")).isEqualTo(LetterState.WAITING);
    assertThat(stopped.await(10, TimeUnit.SECONDS)).isTrue();
    answer = parcel -> Handover.confirmed();
    db.tick(120);
    delivery.drain();
    assertThat(state("hangs")).isEqualTo(LetterState.SENT);
  }

  @Test
  void nothingLeavesWhilePaused() {
    queue("waiting", "a@h");
    db.run(() -> delivery.pause(null));
    delivery.drain();
    assertThat(carried).isEmpty();
    assertThat(delivery.progress(null).paused()).isTrue();
    db.run(() -> delivery.resume(null));
    delivery.drain();
    assertThat(carried).hasSize(1);
  }

  @Test
  void aMassLetterIsOneStatementAndEachKeyOnce() {
    MassQueue queue = db.bean(MassQueue.class);
    for (int round = 0; round < 2; round++) {
      int expected = round == 0 ? 3 : 0;
      int queued =
          db.in(
              () -> {
                String text = queue.text("s", "hello {token}", null, "https://h/u/{token}");
                return queue.queue(
                    new MassLetter(
                        "topic",
                        1,
                        Lane.URGENT,
                        at(),
                        at().plusSeconds(3600),
                        "select concat('w/', x.n) as letter_key, 'MAIL' as channel,"
                            + " concat(x.n, '@h') as recipient, 'h' as host,"
                            + " cast(?20 as varchar(26)) as text_id, concat('t', x.n) as token,"
                            + " concat('s', x.n) as subscription"
                            + " from (values ('1'), ('2'), ('3')) x(n)",
                        List.of(text)));
              });
      assertThat(queued).isEqualTo(expected);
    }
    delivery.drain();
    assertThat(carried).extracting(Parcel::text).contains("hello t1", "hello t2", "hello t3");
    assertThat(carried).extracting(Parcel::unsubscribeUrl).contains("https://h/u/t2");
    assertThat(delivery.progress("topic").count(LetterState.SENT)).isEqualTo(3);
  }

  @Test
  void anAddressThatDoesNotExistIsGivenUpAtOnceAndAFullOneAfterThreeReturns() {
    Reports reports = db.bean(Reports.class);
    for (String subscription : List.of("wrong", "full")) {
      mass(subscription, 1, 4);
    }
    delivery.drain();
    assertThat(report(reports, "w/wrong/1", Report.Outcome.NO_SUCH_RECIPIENT)).isTrue();
    assertThat(gone()).containsExactly("wrong");
    for (int i = 1; i <= 2; i++) {
      assertThat(report(reports, "w/full/" + i, Report.Outcome.CAME_BACK)).isTrue();
      // The same report again does not count twice.
      assertThat(report(reports, "w/full/" + i, Report.Outcome.CAME_BACK)).isTrue();
    }
    assertThat(gone()).containsExactly("wrong");
    report(reports, "w/full/3", Report.Outcome.CAME_BACK);
    assertThat(gone()).containsExactly("wrong", "full");
    assertThat(state("w/full/3")).isEqualTo(LetterState.BOUNCED);
    assertThat(report(reports, "nothing", Report.Outcome.CAME_BACK)).isFalse();
  }

  @Test
  void aReceiptIsWrittenDownAndEndsNothing() {
    queue("one", "a@h");
    delivery.drain();
    assertThat(report(db.bean(Reports.class), "one", Report.Outcome.ARRIVED)).isTrue();
    LetterRow row = delivery.letters(null, null, null, 0).get(0);
    assertThat(row.state()).isEqualTo(LetterState.SENT);
    assertThat(row.arrivedAt()).isEqualTo(at());
  }

  @Test
  void aLetterWithAShorterTimeOfItsOwnLeavesTheLedgerThen() {
    db.run(
        () -> {
          delivery.queue(Letter.mail("usual", "a@h", "s", "t"));
          delivery.queue(
              Letter.mail("visit", "b@h", "s", "t").keptUntil(at().plus(Duration.ofDays(30))));
        });
    delivery.drain();
    db.tick(Duration.ofDays(29).toSeconds());
    assertThat(db.in(() -> delivery.purge())).isZero();
    db.tick(Duration.ofDays(2).toSeconds());
    assertThat(db.in(() -> delivery.purge())).isEqualTo(1);
    assertThat(delivery.letters(null, null, null, 0))
        .extracting(LetterRow::key)
        .containsExactly("usual");
    db.tick(Duration.ofDays(180).toSeconds());
    assertThat(db.in(() -> delivery.purge())).isEqualTo(1);
  }

  private boolean report(Reports reports, String key, Report.Outcome outcome) {
    return db.in(() -> reports.take(new Report(key, outcome, "5.0.0")));
  }

  private List<String> gone() {
    return db.acts().stream()
        .filter(RecipientGone.class::isInstance)
        .map(act -> ((RecipientGone) act).subscription())
        .toList();
  }

  @Test
  void aWarningThatCameBackDoesNotFollowItsOwnEnd() {
    mass("one", 1, 2);
    mass("other", 1, 2);
    List<Parcel> onTheirWay = ledger.claim("life", NOTHING_SHUT, 10);
    mass("one", 2, 2, 3);
    ledger.settle(
        "life",
        onTheirWay.stream()
            .map(p -> new Ledger.Settled(p, Handover.of(Result.UNREACHABLE, "no answer")))
            .toList());
    assertThat(state("w/one/1")).isEqualTo(LetterState.DROPPED);
    assertThat(state("w/other/1")).isEqualTo(LetterState.WAITING);

    ledger.dieAtSettling = true;
    db.tick(600);
    try {
      delivery.drain();
    } catch (IllegalStateException killed) {
      assertThat(killed).hasMessage("killed");
    }
    mass("other", 2, 2, 3);
    ledger.dieAtSettling = false;
    answer = parcel -> Handover.confirmed();
    db.tick(600);
    delivery.drain();
    assertThat(state("w/other/1")).as("after a restart").isEqualTo(LetterState.DROPPED);
    assertThat(state("w/one/2")).isEqualTo(LetterState.SENT);
    assertThat(state("w/other/2")).isEqualTo(LetterState.SENT);
  }

  private void mass(String subscription, int from, int to) {
    mass(subscription, 1, from, to);
  }

  private void mass(String subscription, int revision, int from, int to) {
    MassQueue queue = db.bean(MassQueue.class);
    for (int i = from; i < to; i++) {
      String key = "w/" + subscription + "/" + i;
      db.run(
          () -> {
            String text = queue.text("s", "t", null, null);
            queue.queue(
                new MassLetter(
                    "topic",
                    revision,
                    Lane.URGENT,
                    at(),
                    at().plusSeconds(3600),
                    "select cast(?21 as varchar(200)) as letter_key, 'MAIL' as channel,"
                        + " 'x@h' as recipient, 'h' as host, cast(?20 as varchar(26)) as text_id,"
                        + " 'tok' as token, cast(?22 as varchar(26)) as subscription",
                    List.of(text, key, subscription)));
          });
    }
  }

  @Test
  void waitsGrowWithTheTriesAndObeyTheOtherSide() {
    var always = new java.util.Random(1);
    assertThat(RetryPolicy.pause(Lane.URGENT, 1, null, always)).isLessThan(Duration.ofSeconds(7));
    assertThat(RetryPolicy.pause(Lane.URGENT, 20, null, always))
        .isLessThanOrEqualTo(Duration.ofSeconds(750));
    assertThat(RetryPolicy.pause(Lane.NORMAL, 1, Duration.ofMinutes(3), always))
        .isEqualTo(Duration.ofMinutes(3));
  }

  private boolean queue(String key, String recipient) {
    return db.in(() -> delivery.queue(Letter.mail(key, recipient, "subject", "text")));
  }

  private LetterState state(String key) {
    return delivery.letters(null, null, null, 0).stream()
        .filter(row -> row.key().equals(key))
        .findFirst()
        .orElseThrow()
        .state();
  }

  private Instant at() {
    return delivery.clock.instant();
  }

  private final class OneCourier extends Couriers {

    @Override
    Optional<Courier> of(Channel channel) {
      return Optional.of(
          new Courier() {
            @Override
            public Channel channel() {
              return channel;
            }

            @Override
            public String host(String recipient) {
              return recipient.substring(recipient.indexOf('@') + 1).toLowerCase(Locale.ROOT);
            }

            @Override
            public int perHost() {
              return perHost;
            }

            @Override
            public Handover carry(Parcel parcel) {
              carried.add(parcel);
              return answer.apply(parcel);
            }
          });
    }
  }
}
