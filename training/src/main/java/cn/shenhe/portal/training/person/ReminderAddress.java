package cn.shenhe.portal.training.person;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;

/**
 * The mail address to which somebody wants reminders, and with it the consent. Life cycle: asked
 * for (a code was sent to it) → confirmed with the code → withdrawn, which forgets the address and
 * keeps only how many codes were sent that day. Invariants: the address is kept encrypted; nothing
 * is sent to one that was not confirmed but the code; at most five codes a day and five tries for
 * each.
 */
@Entity
@Table(name = "reminder_address")
public class ReminderAddress {

  static final int MOST_A_DAY = 5;
  private static final int MOST_TRIES = 5;
  private static final Duration CODE_LIVES = Duration.ofMinutes(30);
  private static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");

  @Id private String person;

  private String cipher;
  private String lookup;

  @Column(name = "code_hash")
  private String codeHash;

  @Column(name = "asked_on")
  private LocalDate askedOn;

  @Column(name = "asked_at")
  private Instant askedAt;

  private int codes;
  private int tries;

  @Column(name = "confirmed_at")
  private Instant confirmedAt;

  @Version private int version;

  protected ReminderAddress() {}

  ReminderAddress(String person) {
    this.person = person;
  }

  /** Whether another code may be sent today. */
  boolean mayAsk(Instant now) {
    return !now.atZone(BEIJING).toLocalDate().equals(askedOn) || codes < MOST_A_DAY;
  }

  /** Another address, or the same anew; the one before counts no longer. */
  void ask(String mail, String code, PersonalDataVault vault, Instant now) {
    LocalDate today = now.atZone(BEIJING).toLocalDate();
    codes = today.equals(askedOn) ? codes + 1 : 1;
    tries = 0;
    askedOn = today;
    askedAt = now;
    cipher = vault.seal(mail, person);
    lookup = vault.lookup(mail);
    codeHash = vault.lookup(person + code);
    confirmedAt = null;
  }

  /** Whether it is the code; counts the try. */
  boolean confirm(String code, PersonalDataVault vault, Instant now) {
    boolean open = codeHash != null && tries < MOST_TRIES && now.isBefore(askedAt.plus(CODE_LIVES));
    tries++;
    if (open && codeHash.equals(vault.lookup(person + code))) {
      codeHash = null;
      confirmedAt = now;
    }
    return confirmedAt != null;
  }

  void withdraw() {
    cipher = null;
    lookup = null;
    codeHash = null;
    confirmedAt = null;
  }

  boolean there() {
    return cipher != null;
  }

  boolean confirmed() {
    return confirmedAt != null;
  }

  Instant confirmedAt() {
    return confirmedAt;
  }

  String mail(PersonalDataVault vault) {
    return vault.open(cipher, person);
  }

  Optional<String> confirmedMail(PersonalDataVault vault) {
    return confirmed() ? Optional.of(mail(vault)) : Optional.empty();
  }
}
