package cn.shenhe.portal.content.delivery;

/**
 * Carries letters of one channel to the next station. Called from several threads at once, outside
 * of any transaction; must return within about 15 seconds and never throw for what the other side
 * does.
 *
 * <p>Every channel is on the at-least-once side: a process killed between the other side's yes and
 * our writing it down tries again after its restart, with the same key. What was written down as
 * confirmed is never tried again. The repetition is recognisable by the key: mail carries it as
 * {@code Message-ID}, webhooks as {@code Webhook-Id}, text messages and WeChat as {@code requestId}
 * (the gateway must not send twice what has the same one), Web Push as {@code Topic} (a service
 * replaces what it has not delivered yet) and as the notification's tag.
 */
public interface Courier {

  /** Whether letters of this channel can leave, as the operator has set things up. */
  default boolean isReady() {
    return true;
  }

  Channel channel();

  /**
   * Which host a recipient depends on: letters of one host never hold up those of another.
   *
   * @return lower case, at most 300 characters
   */
  String host(String recipient);

  /** Letters on their way to one host at the same time. */
  int perHost();

  Handover carry(Parcel parcel);
}
