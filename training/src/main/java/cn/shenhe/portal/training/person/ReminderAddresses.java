package cn.shenhe.portal.training.person;

import cn.shenhe.portal.content.delivery.Channel;
import cn.shenhe.portal.content.delivery.RecipientGone;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.Optional;

/** Where people want to be reminded, for features that write letters, inside their transaction. */
@ApplicationScoped
public class ReminderAddresses {

  @Inject AccountRepository accounts;
  @Inject PersonalDataVault vault;

  /** The mail address somebody confirmed; empty for who has not agreed to letters. */
  public Optional<String> of(String person) {
    return person == null
        ? Optional.empty()
        : accounts.reminderAddress(person).flatMap(address -> address.confirmedMail(vault));
  }

  /** How many of them have agreed to letters. */
  public int count(Collection<String> people) {
    return people.isEmpty() ? 0 : accounts.countConfirmedAddresses(people);
  }

  /** An address that will never work is forgotten. */
  void gone(@Observes RecipientGone gone) {
    if (gone.channel() == Channel.MAIL) {
      accounts.removeReminderAddresses(vault.lookup(gone.recipient()));
    }
  }
}
