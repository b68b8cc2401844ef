package cn.shenhe.portal.training.contest;

import cn.shenhe.portal.training.person.MyAccount;
import cn.shenhe.portal.training.person.Pseudonyms;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJBException;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.regex.Pattern;

/**
 * Taking part: with an account, or with a telephone number of which only a keyed hash is kept. One
 * entry for each person; who enters again with the same number and nickname gets the same entry.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ContestEntry {

  /** Mobile numbers of the mainland: 11 digits from 1. */
  private static final Pattern MOBILE = Pattern.compile("1[3-9]\\d{9}");

  @Inject ContestNow now;
  @Inject EntryStep step;
  @Inject Pseudonyms pseudonyms;
  @Inject MyAccount account;

  /**
   * Enters without an account.
   *
   * @return the token of the entry
   * @throws ContestRefused when the contest is not open, the number has another form, or it entered
   *     under another nickname
   */
  @PermitAll
  public String enter(String contest, String phone, EntryForm form, boolean consent) {
    if (!consent) {
      throw new ContestRefused("contest.consent");
    }
    return enter(contest, person(phone), form);
  }

  /**
   * What stands for who has this telephone; of it only a keyed hash is kept.
   *
   * @throws ContestRefused when it is no mobile number
   */
  static String person(String phone) {
    String number = phone == null ? "" : phone.replaceAll("[ -]", "");
    if (!MOBILE.matcher(number).matches()) {
      throw new ContestRefused("contest.phone");
    }
    return "contest/phone/" + number;
  }

  /**
   * Enters with the caller's account; its name is the nickname, its organisation the unit where it
   * has one.
   *
   * @return the token of the entry
   */
  @RolesAllowed({
    "RESIDENT",
    "ENTERPRISE_OFFICER",
    "SCHOOL",
    "EDITOR",
    "EXAMINER",
    "INVIGILATOR",
    "DUTY_OFFICER",
    "ADMINISTRATOR"
  })
  public String enterSignedIn(String contest, String street, String unit) {
    MyAccount.Overview me = account.overview();
    String key =
        MOBILE.matcher(me.login()).matches()
            ? person(me.login())
            : "contest/account/" + me.publicId();
    String name = me.displayName().replaceAll("[^\\p{L}\\p{N}·_\\- ]", "");
    EntryForm form =
        new EntryForm(
            name.length() < 2 ? name + "同学".substring(name.length()) : limit(name),
            street,
            me.organisation().isEmpty() ? unit : me.organisation());
    return enter(contest, key, form);
  }

  private static String limit(String name) {
    return name.length() > 20 ? name.substring(0, 20) : name;
  }

  private String enter(String contest, String person, EntryForm form) {
    ContestNow.Seen seen = now.of(contest);
    String key = pseudonyms.of(person);
    return step.known(seen.id(), key, form.nickname())
        .orElseGet(
            () -> {
              if (seen.row().state() != ContestState.OPEN) {
                throw new ContestRefused("contest.closed");
              }
              try {
                return step.enter(seen.id(), key, form);
              } catch (EJBException e) {
                // Pressed twice: the other press was quicker.
                return step.known(seen.id(), key, form.nickname()).orElseThrow(() -> e);
              }
            });
  }
}
