package cn.shenhe.portal.training.digest;

import cn.shenhe.portal.training.campaign.ActEffect;
import cn.shenhe.portal.training.campaign.ActKind;
import cn.shenhe.portal.training.campaign.ActOrder;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/**
 * Reminds enterprises of their drills: the campaign shows the words on the page of every
 * enterprise, and who asked for it gets a letter.
 */
@ApplicationScoped
class DrillReminding implements ActEffect {

  private static final int MOST = 1_000;

  @Inject DigestRepository rows;
  @Inject DigestPost post;

  @Override
  public ActKind kind() {
    return ActKind.DRILL;
  }

  @Override
  public void check(String parameter) {
    if (parameter.isBlank() || parameter.length() > MOST) {
      throw new DigestRefused("digest.drill", MOST);
    }
  }

  @Override
  public String perform(ActOrder order) {
    check(order.parameter());
    return String.valueOf(
        post.send(
            order,
            Digests.text("drill.subject", order.campaign().title()),
            Digests.text(
                "drill.text", order.campaign().title(), order.parameter(), post.page(order)),
            true));
  }

  @Override
  public String rehearse(ActOrder order) {
    check(order.parameter());
    return String.valueOf(rows.countActive(true));
  }
}
