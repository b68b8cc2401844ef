package cn.shenhe.portal.content.delivery.gateway;

import cn.shenhe.portal.content.delivery.Channel;
import cn.shenhe.portal.content.delivery.Courier;
import cn.shenhe.portal.content.delivery.Handover;
import cn.shenhe.portal.content.delivery.Parcel;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Hands WeChat messages to the operator's gateway. */
@ApplicationScoped
public class WechatCourier implements Courier {

  private static final int AT_A_TIME = 16;

  @Inject
  @ConfigProperty(name = "portal.wechat.gateway-url")
  Optional<String> url;

  @Inject
  @ConfigProperty(name = "portal.wechat.gateway-token")
  Optional<String> token;

  @Inject
  @ConfigProperty(name = "portal.demo", defaultValue = "false")
  boolean demo;

  private volatile Gateway gateway;

  @Override
  public Channel channel() {
    return Channel.WECHAT;
  }

  @Override
  public String host(String recipient) {
    return "wechat";
  }

  @Override
  public int perHost() {
    return AT_A_TIME;
  }

  @Override
  public boolean isReady() {
    return demo || url.filter(text -> !text.isBlank()).isPresent();
  }

  @Override
  public Handover carry(Parcel parcel) {
    Gateway known = gateway;
    if (known == null) {
      known = new Gateway(url, token, demo);
      gateway = known;
    }
    return known.send(parcel, "wechat");
  }
}
