package cn.shenhe.portal.web.content.warning;

import cn.shenhe.portal.content.warning.Receipt;
import cn.shenhe.portal.content.warning.WarningIntake;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RunAs;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;

/**
 * Hands over what a machine sent, in the role SYSTEM. Its only caller is {@link WarningsResource},
 * which has checked the machine's token before.
 */
@Stateless
@RunAs("SYSTEM")
public class WarningRelay {

  @Inject WarningIntake intake;

  @PermitAll
  public List<Receipt> hand(byte[] document, String source) {
    return intake.receiveAll(document, source);
  }
}
