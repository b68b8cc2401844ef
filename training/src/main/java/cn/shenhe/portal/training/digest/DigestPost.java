package cn.shenhe.portal.training.digest;

import cn.shenhe.portal.content.delivery.Lane;
import cn.shenhe.portal.content.delivery.MassLetter;
import cn.shenhe.portal.content.delivery.MassQueue;
import cn.shenhe.portal.training.campaign.ActOrder;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Puts one letter to all subscribers into the ledger by a single statement, in the transaction of
 * the act. Its key names act and subscription, so nobody gets it twice.
 */
@ApplicationScoped
class DigestPost {

  private static final Duration MAKES_SENSE = Duration.ofDays(2);
  private static final int FIRST = MassLetter.FIRST_PARAMETER;

  @Inject MassQueue queue;

  @Inject
  @ConfigProperty(name = "portal.public.url", defaultValue = "http://localhost:8080")
  String publicUrl;

  /**
   * @param drillsOnly only to who wants reminders of drills
   * @return letters queued
   */
  int send(ActOrder order, String subject, String body, boolean drillsOnly) {
    String end = Digests.text("end", publicUrl + "/campaign/digest?t={token}");
    String text =
        queue.text(subject, body + end, null, publicUrl + "/api/v1/digests/unsubscribe/{token}");
    String recipients =
        "select 'digest/"
            + order.act()
            + "/' || s.public_id as letter_key, 'MAIL' as channel, s.mail as recipient, s.host as"
            + " host, cast(?"
            + FIRST
            + " as varchar(26)) as text_id, s.token as token, s.public_id as subscription from"
            + " digest_subscription s where s.state = 'ACTIVE'"
            + (drillsOnly ? " and s.drills = true" : "");
    return queue.queue(
        new MassLetter(
            order.campaign().id(),
            0,
            Lane.BULK,
            order.now(),
            order.now().plus(MAKES_SENSE),
            recipients,
            List.of(text)));
  }

  String page(ActOrder order) {
    return publicUrl + "/campaign/campaign?id=" + order.campaign().id();
  }
}
