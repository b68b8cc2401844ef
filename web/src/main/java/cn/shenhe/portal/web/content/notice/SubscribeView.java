package cn.shenhe.portal.web.content.notice;

import cn.shenhe.portal.content.ContentRefusal;
import cn.shenhe.portal.content.delivery.Channel;
import cn.shenhe.portal.content.notice.Subscriptions;
import cn.shenhe.portal.web.security.ClientAddress;
import cn.shenhe.portal.web.shell.Refusals;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Asks for a subscription; works without JavaScript and without an account. */
@Named("subscribe")
@RequestScoped
public class SubscribeView {

  @Inject Subscriptions subscriptions;
  @Inject WishForm wishForm;
  @Inject AskLimit limit;
  @Inject ClientAddress clientAddress;
  @Inject HttpServletRequest request;
  @Inject Refusals refusals;
  @Inject FacesContext faces;

  @Inject
  @ConfigProperty(name = "portal.demo", defaultValue = "false")
  boolean demo;

  @Inject
  @ConfigProperty(name = "portal.public.url", defaultValue = "http://localhost:8080")
  String publicUrl;

  private List<Channel> channels = List.of();
  private String channel = Channel.MAIL.name();
  private String recipient;
  private boolean consent;
  private boolean asked;
  private String secret;

  @PostConstruct
  void begin() {
    channels = subscriptions.channels();
  }

  public void submit() {
    if (!consent) {
      faces.addMessage(
          "form:consent",
          new FacesMessage(
              FacesMessage.SEVERITY_ERROR,
              faces
                  .getApplication()
                  .getResourceBundle(faces, "noticeText")
                  .getString("subscribe.consent.required"),
              null));
      faces.validationFailed();
      return;
    }
    Channel by =
        channels.stream()
            .filter(known -> known.name().equals(channel))
            .findFirst()
            .orElse(Channel.MAIL);
    try {
      limit.count(clientAddress.of(request));
      secret = subscriptions.ask(by, recipient, wishForm.read()).secret();
      asked = true;
    } catch (ContentRefusal refusal) {
      refusals.show(refusal, field(refusal.code()));
    }
  }

  private static String field(String code) {
    return switch (code) {
      case "notice.channelOff",
          "notice.badMail",
          "notice.badMobile",
          "notice.badWechat",
          "notice.badWebhook" ->
          "form:recipient";
      default -> WishForm.field("form", code);
    };
  }

  public List<Channel> getChannels() {
    return channels;
  }

  public String getPublicUrl() {
    return publicUrl;
  }

  public boolean isDemo() {
    return demo;
  }

  public boolean isAsked() {
    return asked;
  }

  /** Of a webhook, shown this once. */
  public String getSecret() {
    return secret;
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

  public boolean isConsent() {
    return consent;
  }

  public void setConsent(boolean consent) {
    this.consent = consent;
  }
}
