package cn.shenhe.portal.training.activity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.shenhe.portal.content.delivery.Letter;
import cn.shenhe.portal.training.booking.BookingDatabase;
import cn.shenhe.portal.training.campaign.CampaignCalendar;
import cn.shenhe.portal.training.campaign.Campaigns;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Signing up for activities, on both databases where it matters. */
class ActivityTest {

  private static final Instant START = Instant.parse("2026-11-28T06:00:00Z");

  static String campaign(BookingDatabase.Desk desk) {
    desk.run(() -> desk.bean(CampaignCalendar.class).loadShipped());
    return desk.in(() -> desk.bean(Campaigns.class).create("fire-month", 2026, ""));
  }

  static ActivityForm form(String id, String campaign, int capacity, Instant start) {
    return new ActivityForm(
        id,
        campaign,
        ActivityKind.LECTURE,
        "用电安全讲座",
        "",
        "某街道",
        "",
        "滨河街道",
        "社区活动室",
        start,
        start.plusSeconds(7200),
        null,
        capacity);
  }

  private static String open(BookingDatabase.Desk desk, int capacity) {
    String campaign = campaign(desk);
    ActivityOffice office = desk.bean(ActivityOffice.class);
    String id = desk.in(() -> office.save(form("", campaign, capacity, START)));
    assertThatThrownBy(() -> desk.in(() -> desk.bean(Activities.class).activity(id)))
        .isInstanceOf(UnknownActivity.class);
    desk.run(() -> office.open(id));
    return id;
  }

  private static ActivitySignUp.Wish wish(
      String request, String activity, String phone, int people) {
    return new ActivitySignUp.Wish(
        "request-" + request + "-0000000000",
        activity,
        "王芳",
        phone,
        people,
        Audience.RESIDENT,
        true);
  }

  private static String signUp(BookingDatabase.Desk desk, ActivitySignUp.Wish wish) {
    return desk.in(() -> desk.bean(ActivitySignUp.class).signUp(wish));
  }

  @ParameterizedTest
  @EnumSource(BookingDatabase.Kind.class)
  void ofTwoHundredPeopleAtOnceTenGetTheTenPlaces(BookingDatabase.Kind kind) throws Exception {
    try (BookingDatabase database = new BookingDatabase(kind)) {
      String id = open(database.desk(), 10);
      AtomicInteger won = new AtomicInteger();
      AtomicInteger next = new AtomicInteger();
      ExecutorService pool = Executors.newFixedThreadPool(12);
      List<Callable<Void>> workers = new ArrayList<>();
      for (int i = 0; i < 12; i++) {
        workers.add(
            () -> {
              BookingDatabase.Desk desk = database.desk();
              for (int n = next.getAndIncrement(); n < 200; n = next.getAndIncrement()) {
                try {
                  signUp(desk, wish("" + n, id, "139" + (10_000_000 + n), 1));
                  won.incrementAndGet();
                } catch (ActivityRefused refused) {
                  assertThat(refused.code()).isEqualTo("activity.full");
                }
              }
              return null;
            });
      }
      for (Future<Void> done : pool.invokeAll(workers)) {
        done.get();
      }
      pool.shutdown();
      assertThat(won).hasValue(10);
      assertThat(database.number("select taken from activity")).isEqualTo(10);
      assertThat(database.number("select count(*) from activity_sign_up")).isEqualTo(10);
    }
  }

  @ParameterizedTest
  @EnumSource(BookingDatabase.Kind.class)
  void theSameFormSentTwelveTimesAtOnceIsOneSignUp(BookingDatabase.Kind kind) throws Exception {
    try (BookingDatabase database = new BookingDatabase(kind)) {
      String id = open(database.desk(), 20);
      ExecutorService pool = Executors.newFixedThreadPool(12);
      List<Callable<String>> clicks = new ArrayList<>();
      for (int i = 0; i < 12; i++) {
        BookingDatabase.Desk desk = database.desk();
        clicks.add(() -> signUp(desk, wish("same", id, "13912345678", 2)));
      }
      List<String> keys = new ArrayList<>();
      for (Future<String> done : pool.invokeAll(clicks)) {
        keys.add(done.get());
      }
      pool.shutdown();
      assertThat(keys.stream().distinct()).hasSize(1);
      assertThat(database.number("select taken from activity")).isEqualTo(2);
    }
  }

  @Test
  void aNumberSignsUpOnceAndAgainAfterGivingBack() {
    try (BookingDatabase database = new BookingDatabase(BookingDatabase.Kind.H2)) {
      BookingDatabase.Desk desk = database.desk();
      String id = open(desk, 5);
      String key = signUp(desk, wish("1", id, "139 1234 5678", 3));
      assertThatThrownBy(() -> signUp(desk, wish("2", id, "13912345678", 1)))
          .hasMessageContaining("activity.twice");
      assertThatThrownBy(() -> signUp(desk, wish("3", id, "13912345679", 3)))
          .hasMessageContaining("activity.places");

      desk.run(() -> desk.bean(ActivitySignUp.class).cancel(key));
      assertThat(desk.in(() -> desk.bean(ActivitySignUp.class).mine(key)).state())
          .isEqualTo(SignUpState.CANCELLED);
      signUp(desk, wish("4", id, "13912345678", 5));
      assertThat(database.number("select taken from activity")).isEqualTo(5);
    }
  }

  @Test
  void peopleAreTold() {
    try (BookingDatabase database = new BookingDatabase(BookingDatabase.Kind.H2)) {
      BookingDatabase.Desk desk = database.desk();
      String id = open(desk, 5);
      String key = signUp(desk, wish("1", id, "13912345678", 3));
      String campaign = desk.in(() -> desk.bean(Activities.class).activity(id)).campaign();
      ActivityOffice office = desk.bean(ActivityOffice.class);
      assertThatThrownBy(() -> desk.in(() -> office.save(form(id, campaign, 2, START))))
          .hasMessageContaining("activity.taken");
      desk.in(() -> office.save(form(id, campaign, 8, START.plusSeconds(3600))));
      assertThat(texts(database)).hasSize(2).last().asString().contains("活动有变动");
      assertThat(desk.in(() -> desk.bean(ActivitySignUp.class).mine(key)).sequence()).isOne();

      database.set(START.minus(Duration.ofHours(20)));
      ActivityUpkeep upkeep = desk.bean(ActivityUpkeep.class);
      desk.run(upkeep::tick);
      desk.run(upkeep::tick);
      assertThat(texts(database)).hasSize(3).last().asString().contains("提醒您");

      desk.run(() -> office.cancel(id, "暴雪"));
      desk.run(upkeep::tick);
      desk.run(upkeep::tick);
      assertThat(texts(database)).hasSize(4).last().asString().contains("暴雪");
      assertThat(desk.in(() -> desk.bean(ActivitySignUp.class).mine(key)).state())
          .isEqualTo(SignUpState.CLOSED);

      database.set(START.plus(Duration.ofDays(31)));
      desk.run(upkeep::purge);
      assertThat(
              database.number(
                  "select count(*) from activity_sign_up where name is not null or phone is not"
                      + " null"))
          .isZero();
      assertThat(database.number("select sum(people) from activity_sign_up")).isEqualTo(3);
    }
  }

  private static List<String> texts(BookingDatabase database) {
    return database.events().stream()
        .filter(Letter.class::isInstance)
        .map(letter -> ((Letter) letter).text())
        .toList();
  }
}
