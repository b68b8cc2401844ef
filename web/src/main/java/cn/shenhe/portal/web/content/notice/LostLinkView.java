package cn.shenhe.portal.web.content.notice;

import cn.shenhe.portal.content.ContentRefusal;
import cn.shenhe.portal.content.delivery.Channel;
import cn.shenhe.portal.content.notice.Subscriptions;
import cn.shenhe.portal.web.security.ClientAddress;
import cn.shenhe.portal.web.shell.Refusals;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Sends an owner the links to the own subscriptions: the way to "why did I get nothing" for whoever
 * has no letter at hand. Says the same whether the address is known or not.
 */
@Named("lostLink")
@RequestScoped
public class LostLinkView {

  @Inject Subscriptions subscriptions;
  @Inject AskLimit limit;
  @Inject ClientAddress clientAddress;
  @Inject HttpServletRequest request;
  @Inject Refusals refusals;

  @Inject
  @ConfigProperty(name = "portal.demo", defaultValue = "false")
  boolean demo;

  private List<Channel> channels = List.of();
  private String channel = Channel.MAIL.name();
  private String recipient;
  private boolean asked;

  /** A webhook has no reader, and a browser holds its own subscription. */
  @PostConstruct
  void begin() {
    channels = subscriptions.channels().stream().filter(by -> by != Channel.WEBHOOK).toList();
  }

  public void send() {
    try {
      limit.count(clientAddress.of(request));
      Channel by =
          channels.stream()
              .filter(known -> known.name().equals(channel))
              .findFirst()
              .orElse(Channel.MAIL);
      subscriptions.remind(by, recipient);
      asked = true;
    } catch (ContentRefusal refusal) {
      refusals.show(refusal, refusal.code().equals("notice.throttled") ? null : "lost:recipient");
    }
  }

  public List<Channel> getChannels() {
    return channels;
  }

  public boolean isDemo() {
    return demo;
  }

  public boolean isAsked() {
    return asked;
  }

  public String getChannel() {
    return channel;
  }

  public void setChannel(String channel) {
    this.channel = channel;
  }

  public String getRecipient() {
    return recipient;
  }

  public void setRecipient(String recipient) {
    this.recipient = recipient;
  }
}
