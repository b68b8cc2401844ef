package cn.shenhe.portal.content.notice;

import static org.assertj.core.api.Assertions.assertThat;

import cn.shenhe.portal.content.delivery.Channel;
import cn.shenhe.portal.content.delivery.Courier;
import cn.shenhe.portal.content.delivery.Delivery;
import cn.shenhe.portal.content.delivery.Handover;
import cn.shenhe.portal.content.delivery.LedgerInTests;
import cn.shenhe.portal.content.delivery.LetterRow;
import cn.shenhe.portal.content.delivery.Parcel;
import cn.shenhe.portal.content.testing.TestDatabase;
import cn.shenhe.portal.content.warning.WarningChanged;
import cn.shenhe.portal.content.warning.WarningIntake;
import cn.shenhe.portal.content.warning.WarningLevel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/**
 * The way from a message of an authority to the letters about it, on a real database, with couriers
 * that only write down what they were given.
 */
abstract class NoticeFixture {

  static final String DISTRICT = "210103000000";
  static final String STREET = "210103002000";
  static final String OTHER_STREET = "210103004000";

  final TestDatabase db = new TestDatabase();
  final List<Parcel> sent = Collections.synchronizedList(new ArrayList<>());
  Subscriptions subscriptions;
  Notices notices;
  Delivery delivery;
  WarningIntake intake;
  int heard;
  boolean ready = true;

  @BeforeEach
  void wire() {
    for (Channel channel : Channel.values()) {
      db.offer(new Recording(channel));
    }
    LedgerInTests.wire(db);
    delivery = db.bean(Delivery.class);
    subscriptions = db.bean(Subscriptions.class);
    notices = db.bean(Notices.class);
    intake = db.bean(WarningIntake.class);
  }

  @AfterEach
  void close() {
    db.close();
  }

  Wishes yellow(String code) {
    return wishes(
        code.length() > 9 ? code.substring(0, code.equals(DISTRICT) ? 6 : 9) : code,
        List.of(),
        WarningLevel.YELLOW,
        null,
        null);
  }

  static Wishes wishes(
      String area, List<String> hazards, WarningLevel level, Integer from, Integer to) {
    return new Wishes(List.of(Spot.area(area)), hazards, level, from, to, false, false);
  }

  String subscriber(String address, Wishes wishes) {
    db.run(() -> subscriptions.ask(Channel.MAIL, address, wishes));
    Subscription subscription =
        db.in(() -> db.bean(NoticeRepository.class).of(Channel.MAIL, address)).get(0);
    db.run(() -> subscriptions.confirm(subscription.token()));
    return subscription.token();
  }

  /** Without the question whether the address is the owner's. */
  List<LetterRow> letters(String token) {
    return db.in(() -> subscriptions.letters(token)).stream()
        .filter(letter -> letter.topic() != null)
        .toList();
  }

  int fanOut() {
    return db.in(notices::fanOut);
  }

  WarningChanged receive(String cap) {
    db.run(() -> intake.receive(cap.getBytes(StandardCharsets.UTF_8), "http"));
    WarningChanged last = null;
    List<Object> acts = db.acts();
    for (; heard < acts.size(); heard++) {
      if (acts.get(heard) instanceof WarningChanged changed) {
        last = changed;
        db.run(() -> db.bean(RoundRecorder.class).changed(changed));
      }
    }
    assertThat(last).as("what the message changed").isNotNull();
    db.tick(1);
    return last;
  }

  static String warning(String id, String colour, String severity, String code) {
    return cap(id, "Alert", "", colour, severity, code);
  }

  static String update(String id, String of, String colour, String severity, String code) {
    return cap(id, "Update", of, colour, severity, code);
  }

  static String cancel(String id, String of) {
    return cap(id, "Cancel", of, "黄", "Moderate", STREET);
  }

  static String cap(
      String id, String type, String of, String colour, String severity, String code) {
    String sentAt =
        "2026-11-23T07:%02d:00+08:00"
            .formatted(
                10
                    + Math.abs(id.hashCode()) % 7
                    + 7 * Integer.parseInt(id.replaceAll("\\D", "")) % 40);
    String references =
        of.isEmpty() ? "" : "<references>沈阳市气象台," + of + ",2026-11-23T07:00:00+08:00</references>";
    return """
        <alert xmlns="urn:oasis:names:tc:emergency:cap:1.2"><identifier>%s</identifier>
        <sender>沈阳市气象台</sender><sent>%s</sent><status>Actual</status><msgType>%s</msgType>
        <scope>Public</scope>%s<info><language>zh-CN</language><category>Met</category>
        <event>暴雨</event><urgency>Unknown</urgency><severity>%s</severity>
        <certainty>Unknown</certainty>
        <eventCode><valueName>event</valueName><value>11B03</value></eventCode>
        <expires>2026-11-23T20:00:00+08:00</expires><senderName>沈阳市气象台</senderName>
        <headline>发布暴雨%s色预警</headline><description>预计有雨。%s</description>
        <area><areaDesc>测试区域</areaDesc>
        <geocode><valueName>CPEAS Geographic Code</valueName><value>%s</value></geocode></area>
        </info></alert>"""
        .formatted(id, sentAt, type, references, severity, colour, id, code);
  }

  /** A browser as its push service knows it. */
  static String push(String name) {
    Base64.Encoder base64 = Base64.getUrlEncoder().withoutPadding();
    return "https://push.example.org/"
        + name
        + " "
        + base64.encodeToString(new byte[65])
        + " "
        + base64.encodeToString(new byte[16]);
  }

  private final class Recording implements Courier {

    private final Channel channel;

    Recording(Channel channel) {
      this.channel = channel;
    }

    @Override
    public Channel channel() {
      return channel;
    }

    @Override
    public String host(String recipient) {
      return "h";
    }

    @Override
    public boolean isReady() {
      return ready || channel != Channel.SMS;
    }

    @Override
    public int perHost() {
      return 4;
    }

    @Override
    public Handover carry(Parcel parcel) {
      sent.add(parcel);
      return Handover.confirmed();
    }
  }

  List<String> codes(String token, String warning) {
    return db.in(() -> subscriptions.why(token, warning)).stream().map(WhyLine::code).toList();
  }
}
