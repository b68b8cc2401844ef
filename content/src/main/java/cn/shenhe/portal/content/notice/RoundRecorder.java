package cn.shenhe.portal.content.notice;

import cn.shenhe.portal.content.delivery.RecipientGone;
import cn.shenhe.portal.content.warning.WarningChanged;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.InstantSource;

/** Writes down what happened elsewhere, in the transaction in which it happened. */
@ApplicationScoped
class RoundRecorder {

  @Inject NoticeRepository rows;
  @Inject InstantSource clock;

  void changed(@Observes WarningChanged event) {
    rows.add(new Round(event.publicId(), clock.instant()));
  }

  void gone(@Observes RecipientGone event) {
    if (event.subscription() != null) {
      rows.byPublicId(event.subscription())
          // A letter may still have been on its way to where the owner was before.
          .filter(s -> s.recipient().equals(event.recipient()))
          .ifPresent(s -> s.suspend(clock.instant()));
    }
  }
}
