package cn.shenhe.portal.content.notice;

import cn.shenhe.portal.content.delivery.Channel;
import java.net.URI;
import java.util.Base64;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Where letters of a channel go, checked for its form.
 *
 * @param text as the courier of the channel wants it: a push address is followed by its two keys, a
 *     webhook by its secret, each after a blank
 */
record Address(Channel channel, String text) {

  private static final Pattern MAIL =
      Pattern.compile(
          "[A-Za-z0-9._%+'/=?^{|}~!#$&*-]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9.-]{0,250})[A-Za-z0-9]");

  /** Mobile numbers of the mainland: 11 digits from 1. */
  private static final Pattern MOBILE = Pattern.compile("1[3-9]\\d{9}");

  private static final Pattern OPEN_ID = Pattern.compile("[A-Za-z0-9_-]{6,64}");
  private static final int MOST = 2000;
  private static final int KEY_BYTES = 65;
  private static final int AUTH_BYTES = 16;

  /**
   * @param secret appended for webhooks
   * @throws NoticeRefused when it cannot be one
   */
  static Address of(Channel channel, String text, String secret) {
    String address = text == null ? "" : text.strip();
    return switch (channel) {
      case MAIL -> checked(channel, address, MAIL, "notice.badMail");
      case SMS -> checked(channel, address.replaceAll("[ -]", ""), MOBILE, "notice.badMobile");
      case WECHAT -> checked(channel, address, OPEN_ID, "notice.badWechat");
      case WEBHOOK -> {
        if (!isUrl(address)) {
          throw new NoticeRefused("notice.badWebhook");
        }
        yield new Address(channel, address + " " + secret);
      }
      case WEB_PUSH -> push(address);
    };
  }

  private static Address push(String text) {
    String[] parts = text.split(" ");
    if (parts.length != 3 || !isUrl(parts[0]) || !parts[0].startsWith("https:")) {
      throw new NoticeRefused("notice.badPush");
    }
    try {
      boolean keys =
          Base64.getUrlDecoder().decode(parts[1]).length == KEY_BYTES
              && Base64.getUrlDecoder().decode(parts[2]).length == AUTH_BYTES;
      if (!keys) {
        throw new NoticeRefused("notice.badPush");
      }
    } catch (IllegalArgumentException e) {
      throw new NoticeRefused("notice.badPush");
    }
    return new Address(Channel.WEB_PUSH, text);
  }

  private static boolean isUrl(String text) {
    try {
      URI uri = URI.create(text);
      String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
      return text.length() <= MOST
          && text.indexOf(' ') < 0
          && (scheme.equals("https") || scheme.equals("http"))
          && uri.getHost() != null
          && uri.getUserInfo() == null
          && uri.getFragment() == null;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static Address checked(Channel channel, String text, Pattern form, String refusal) {
    if (!form.matcher(text).matches() || text.contains("..")) {
      throw new NoticeRefused(refusal);
    }
    return new Address(channel, text);
  }

  /**
   * The same for all ways to write one owner's address: whatever its case, and for mail without the
   * part after a plus, which most mail servers leave to the owner.
   */
  String owner() {
    String typed = typed(text).toLowerCase(Locale.ROOT);
    return channel == Channel.MAIL ? typed.replaceFirst("\\+[^@]*@", "@") : typed;
  }

  /** What the person typed: without keys and secrets. */
  static String typed(String text) {
    int blank = text.indexOf(' ');
    return blank < 0 ? text : text.substring(0, blank);
  }
}
