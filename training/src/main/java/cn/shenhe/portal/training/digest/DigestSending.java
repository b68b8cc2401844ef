package cn.shenhe.portal.training.digest;

import cn.shenhe.portal.training.campaign.ActEffect;
import cn.shenhe.portal.training.campaign.ActKind;
import cn.shenhe.portal.training.campaign.ActOrder;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/**
 * Writes to everybody who asked to hear of campaigns: the parameter in words, and the way to the
 * campaign.
 */
@ApplicationScoped
class DigestSending implements ActEffect {

  private static final int MOST = 1_000;

  @Inject DigestRepository rows;
  @Inject DigestPost post;

  @Override
  public ActKind kind() {
    return ActKind.DIGEST;
  }

  @Override
  public void check(String parameter) {
    if (parameter.isBlank() || parameter.length() > MOST) {
      throw new DigestRefused("digest.parameter", MOST);
    }
  }

  @Override
  public String perform(ActOrder order) {
    check(order.parameter());
    return String.valueOf(
        post.send(
            order,
            Digests.text("digest.subject", order.campaign().title()),
            Digests.text(
                "digest.text",
                order.campaign().title(),
                order.campaign().theme(),
                order.parameter(),
                post.page(order)),
            false));
  }

  @Override
  public String rehearse(ActOrder order) {
    check(order.parameter());
    return String.valueOf(rows.countActive(false));
  }
}
