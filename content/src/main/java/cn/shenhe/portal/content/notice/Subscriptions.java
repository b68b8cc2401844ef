package cn.shenhe.portal.content.notice;

import cn.shenhe.portal.content.PublicId;
import cn.shenhe.portal.content.delivery.Channel;
import cn.shenhe.portal.content.delivery.Delivery;
import cn.shenhe.portal.content.delivery.Lane;
import cn.shenhe.portal.content.delivery.Letter;
import cn.shenhe.portal.content.delivery.LetterRow;
import cn.shenhe.portal.content.delivery.MassQueue;
import cn.shenhe.portal.content.warning.ArchiveSearch;
import cn.shenhe.portal.content.warning.WarningBoard;
import cn.shenhe.portal.content.warning.WarningRow;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
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

  /** Confirmed ones; what others only asked for must not use it up. */
  private static final int MOST_OF_ONE_ADDRESS = 10;

  private static final int MOST_PENDING = 10;
  private static final int RECENT = 8;
  private static final String REMIND = "notice.remind/";

  @Inject NoticeRepository rows;
  @Inject Places places;
  @Inject Delivery delivery;
  @Inject MassQueue ledger;
  @Inject Why why;
  @Inject WarningBoard board;
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

  /** The channels with an address that letters can leave by here, as the operator set it up. */
  @PermitAll
  public List<Channel> channels() {
    return List.of(Channel.MAIL, Channel.SMS, Channel.WECHAT, Channel.WEBHOOK).stream()
        .filter(delivery::offers)
        .toList();
  }

  /**
   * Asks for a subscription; the address gets a letter with a link to confirm. Whether the address
   * is known already is not told.
   *
   * @throws NoticeRefused when address or wishes cannot be used
   */
  @PermitAll
  public Asked ask(Channel channel, String recipient, Wishes wishes) {
    if (!delivery.offers(channel)) {
      throw new NoticeRefused("notice.channelOff");
    }
    String secret = channel == Channel.WEBHOOK ? PublicId.fresh().value() : null;
    Address address = Address.of(channel, recipient, secret);
    Instant now = clock.instant();
    List<Subscription> known =
        channel == Channel.WEBHOOK ? List.of() : rows.of(channel, address.text());
    List<Subscription> pending =
        known.stream().filter(s -> s.state() == SubscriptionState.PENDING).toList();
    if (known.size() - pending.size() >= MOST_OF_ONE_ADDRESS) {
      return new Asked(null, secret);
    }
    Subscription subscription =
        new Subscription(
            address, delivery.hostOf(channel, address.text()), wishes, places.of(wishes), now);
    if (channel == Channel.WEB_PUSH) {
      rows.add(subscription);
      subscription.confirm(now);
      return new Asked(subscription.token(), null);
    }
    if (send(
        "notice.confirm/", address, confirmation(address, subscription.token()), subscription)) {
      // Newest first. One that no letter was written for nobody could ever confirm.
      pending.stream().skip(MOST_PENDING - 1).forEach(this::drop);
      rows.add(subscription);
    }
    return new Asked(null, secret);
  }

  /**
   * Sends the owner of an address the links to its subscriptions, for somebody who wants to know
   * why nothing came. Whether the address is known is not told.
   *
   * @throws NoticeRefused when it cannot be an address of the channel
   */
  @PermitAll
  public void remind(Channel channel, String recipient) {
    Address address = Address.of(channel, recipient, "");
    List<Subscription> known = rows.of(channel, address.text());
    if (known.isEmpty()) {
      return;
    }
    StringBuilder text = new StringBuilder("您在沈河区安全宣传教育培训门户订阅的预警，修改、退订、查看为什么没收到：\n");
    for (Subscription one : known.subList(0, Math.min(MOST_OF_ONE_ADDRESS, known.size()))) {
      text.append(one.row().placeName())
          .append(' ')
          .append(publicUrl)
          .append("/warning/subscription?t=")
          .append(one.token())
          .append('\n');
    }
    send(REMIND, address, text.toString(), known.get(0));
  }

  private void drop(Subscription unanswered) {
    ledger.forget(unanswered.publicId());
    rows.remove(unanswered);
  }

  /**
   * Only so many of a kind a day to one owner, whoever asks for them.
   *
   * @return whether a letter was written
   */
  private boolean send(String kind, Address address, String text, Subscription subscription) {
    Instant now = clock.instant();
    String day = LocalDate.ofInstant(now, QuietHours.BEIJING).toString();
    for (int i = 1; i <= MOST_REQUESTS_A_DAY; i++) {
      String key = kind + fingerprint(address) + "/" + day + "/" + i;
      Letter letter = letter(key, address, text).keptUntil(now.plus(Notices.UNANSWERED));
      if (delivery.queue(letter, subscription.publicId())) {
        return true;
      }
    }
    return false;
  }

  private String confirmation(Address address, String token) {
    String link = publicUrl + "/warning/subscription?t=" + token;
    return switch (address.channel()) {
      case WEBHOOK -> "{\"event\":\"confirm\",\"page\":" + Json.text(link) + "}";
      case MAIL ->
          "有人用这个邮箱地址订阅了沈阳市沈河区安全宣传教育培训门户转发的预警信息。\n\n"
              + "如果是您本人，请打开下面的页面，按“确认订阅”：\n"
              + link
              + "\n\n如果不是，请不用理会，不会再收到邮件。七天内没有确认，这个地址就会删除。\n";
      default -> "确认订阅沈河区预警信息：" + link + " 非本人操作请忽略。";
    };
  }

  private static Letter letter(String key, Address address, String text) {
    return new Letter(
        key,
        address.channel(),
        Lane.NORMAL,
        address.text(),
        address.channel() != Channel.MAIL
            ? ""
            : key.startsWith(REMIND) ? "您的沈河区预警订阅" : "请确认订阅沈河区预警信息",
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

  /**
   * A warning and what became of it for a subscriber.
   *
   * @param sent whether a letter went out or is about to
   * @param reason the link of the chain that decided
   */
  public record Told(WarningRow warning, boolean sent, WhyLine reason) {}

  /** The newest warnings, each with why its owner was or was not told, at most 8. */
  @PermitAll
  public List<Told> recent(String token) {
    Subscription subscription = known(token);
    List<Told> found = new ArrayList<>();
    for (WarningRow warning :
        board.search(new ArchiveSearch(null, null, null, null, null, 0)).stream()
            .limit(RECENT)
            .toList()) {
      List<WhyLine> chain = why.lines(subscription, warning.id());
      WhyLine letter =
          chain.stream()
              .filter(line -> line.passed() && line.code().startsWith("why.letter."))
              .findFirst()
              .orElse(null);
      WhyLine reason =
          letter != null
              ? letter
              : chain.stream()
                  .filter(line -> !line.passed())
                  .findFirst()
                  .orElse(chain.get(chain.size() - 1));
      found.add(new Told(warning, letter != null, reason));
    }
    return found;
  }

  /** The newest revision a member of a relay list has confirmed; 0 for none. */
  @PermitAll
  public int confirmed(String token, String warning) {
    return rows.newestAcknowledgement(known(token).publicId(), warning)
        .map(Acknowledgement::revision)
        .orElse(0);
  }

  /**
   * A member of a relay list has a revision of the warning; saying it again changes nothing.
   *
   * @throws NoticeRefused when there is no such revision
   */
  @PermitAll
  public void received(String token, String warning, int revision) {
    Subscription subscription = known(token);
    if (!subscription.isOfList()) {
      throw new UnknownSubscription();
    }
    if (revision < 1 || revision > board.details(warning).row().revision()) {
      throw new NoticeRefused("notice.noRevision");
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
