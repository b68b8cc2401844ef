package cn.shenhe.portal.web.exambank.sitting;

import cn.shenhe.portal.exambank.sitting.Candidacy;
import cn.shenhe.portal.training.person.MyAccount;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;

/** The signed-in person as somebody who wants to sit an exam. */
@RequestScoped
public class Candidate {

  @Inject MyAccount account;

  /**
   * Hours are unknown until a training programme counts them; a session that asks for some says so.
   */
  Candidacy candidacy() {
    MyAccount.Overview mine = account.overview();
    return new Candidacy(mine.publicId(), mine.displayName(), mine.organisation(), null);
  }

  String person() {
    return account.overview().publicId();
  }
}
