package cn.shenhe.portal.content.notice;

import cn.shenhe.portal.content.PublicId;
import cn.shenhe.portal.content.delivery.Channel;
import cn.shenhe.portal.content.delivery.Delivery;
import cn.shenhe.portal.content.delivery.Lane;
import cn.shenhe.portal.content.delivery.Letter;
import cn.shenhe.portal.content.delivery.LetterRow;
import cn.shenhe.portal.content.delivery.MassQueue;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Subscribing without an account. An address gets letters only after its owner has said yes; the
 * token in each letter is the only key to the subscription.
 */
@Stateless
public class Subscriptions {

  /** Nobody's mailbox can be filled through this form. */
  private static final int MOST_REQUESTS_A_DAY = 3;

  private static final int MOST_OF_ONE_ADDRESS = 10;

  @Inject NoticeRepository rows;
  @Inject Places places;
  @Inject Delivery delivery;
  @Inject MassQueue ledger;
  @Inject Why why;
  @Inject InstantSource clock;

  @Inject
  @ConfigProperty(name = "portal.public.url", defaultValue = "http://localhost:8080")
  String publicUrl;

  /**
   * What came of asking for a subscription.
   *
   * @param token only when the asker has proved to own the address already (Web Push: the browser
   *     asked its user), else null
   * @param secret of a webhook, shown this once, else null
   */
  public record Asked(String token, String secret) {}

  /**
   * Asks for a subscription; the address gets a letter with a link to confirm. Whether the address
   * is known already is not told.
   *
   * @throws NoticeRefused when address or wishes cannot be used
   */
  @PermitAll
  public Asked ask(Channel channel, String recipient, Wishes wishes) {
    String secret = channel == Channel.WEBHOOK ? PublicId.fresh().value() : null;
    Address address = Address.of(channel, recipient, secret);
    Instant now = clock.instant();
    List<Subscription> known =
        channel == Channel.WEBHOOK ? List.of() : rows.of(channel, address.text());
    if (known.size() >= MOST_OF_ONE_ADDRESS) {
      return new Asked(null, secret);
    }
    Subscription subscription =
        new Subscription(
            address, delivery.hostOf(channel, address.text()), wishes, places.of(wishes), now);
    rows.add(subscription);
    if (channel == Channel.WEB_PUSH) {
      subscription.confirm(now);
      return new Asked(subscription.token(), null);
    }
    for (int i = 1; i <= MOST_REQUESTS_A_DAY; i++) {
      String day = LocalDate.ofInstant(now, QuietHours.BEIJING).toString();
      String key = "notice.confirm/" + fingerprint(address) + "/" + day + "/" + i;
      Letter letter =
          confirmation(key, address, subscription.token()).keptUntil(now.plus(Notices.UNANSWERED));
      if (delivery.queue(letter, subscription.publicId())) {
        break;
      }
    }
    return new Asked(null, secret);
  }

  private Letter confirmation(String key, Address address, String token) {
    String link = publicUrl + "/warning/subscription?t=" + token;
    String text =
        switch (address.channel()) {
          case WEBHOOK -> "{\"event\":\"confirm\",\"page\":" + Json.text(link) + "}";
          case MAIL ->
              "有人用这个邮箱地址订阅了沈阳市沈河区安全宣传教育培训门户转发的预警信息。\n\n"
                  + "如果是您本人，请打开下面的页面，按“确认订阅”：\n"
                  + link
                  + "\n\n如果不是，请不用理会，不会再收到邮件。七天内没有确认，这个地址就会删除。\n";
          default -> "确认订阅沈河区预警信息：" + link + " 非本人操作请忽略。";
        };
    return new Letter(
        key,
        address.channel(),
        Lane.NORMAL,
        address.text(),
        address.channel() == Channel.MAIL ? "请确认订阅沈河区预警信息" : "",
        text,
        null,
        null,
        null,
        null,
        null);
  }

  /** The owner of the address says yes; saying it again changes nothing. */
  @PermitAll
  public SubscriptionRow confirm(String token) {
    Subscription subscription = known(token);
    subscription.confirm(clock.instant());
    return subscription.row();
  }

  /**
   * @throws UnknownSubscription when no subscription has the token
   */
  @PermitAll
  public SubscriptionRow of(String token) {
    return known(token).row();
  }

  @PermitAll
  public SubscriptionRow change(String token, Wishes wishes) {
    Subscription subscription = known(token);
    if (subscription.state() == SubscriptionState.ENDED) {
      throw new NoticeRefused("notice.ended");
    }
    subscription.wish(wishes, places.of(wishes), clock.instant());
    return subscription.row();
  }

  /**
   * The push service gave a browser another address. Only that browser knows the old one with both
   * its keys; what is not known changes nothing.
   *
   * @throws NoticeRefused when the new address cannot be used
   */
  @PermitAll
  public void moved(String before, String after) {
    Address address = Address.of(Channel.WEB_PUSH, after, null);
    for (Subscription subscription : rows.of(Channel.WEB_PUSH, before)) {
      subscription.moves(address, delivery.hostOf(Channel.WEB_PUSH, address.text()));
    }
  }

  /** Ends it and forgets the address, also in the ledger; what waits is not sent. */
  @PermitAll
  public void end(String token) {
    Subscription subscription = known(token);
    subscription.end(clock.instant());
    ledger.forget(subscription.publicId());
  }

  /** What was sent, newest first. */
  @PermitAll
  public List<LetterRow> letters(String token) {
    return ledger.letters(known(token).publicId(), null);
  }

  /** Why the owner was or was not told of a warning. */
  @PermitAll
  public List<WhyLine> why(String token, String warning) {
    return why.lines(known(token), warning);
  }

  /** A member of a relay list has the warning; saying it again changes nothing. */
  @PermitAll
  public void received(String token, String warning, int revision) {
    Subscription subscription = known(token);
    if (!subscription.isOfList()) {
      throw new UnknownSubscription();
    }
    if (rows.acknowledgement(subscription.publicId(), warning, revision).isEmpty()) {
      rows.add(new Acknowledgement(subscription.publicId(), warning, revision, clock.instant()));
    }
  }

  private Subscription known(String token) {
    return rows.byToken(token == null ? "" : token).orElseThrow(UnknownSubscription::new);
  }

  private static String fingerprint(Address address) {
    return Fingerprint.of(address.channel().name() + " " + address.owner());
  }
}
