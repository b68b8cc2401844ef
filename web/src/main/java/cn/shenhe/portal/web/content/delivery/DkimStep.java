package cn.shenhe.portal.web.content.delivery;

import cn.shenhe.portal.web.start.StartStep;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** A key that cannot sign mail is told at the start, not when the first letter is due. */
@ApplicationScoped
public class DkimStep implements StartStep {

  @Inject MailSettings settings;

  @Override
  public int order() {
    return 251;
  }

  @Override
  public void run() {
    settings.dkim();
  }
}
