package cn.shenhe.portal.training.contest;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.Optional;

/** One entry in a transaction of its own, see {@link ContestEntry}. */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class EntryStep {

  @Inject ContestRepository contests;
  @Inject InstantSource clock;

  /**
   * The token of who entered before.
   *
   * @return empty when nobody with this key did
   * @throws ContestRefused when it was under another nickname
   */
  @PermitAll
  public Optional<String> known(long contest, String personKey, String nickname) {
    return contests
        .ledger()
        .entrantOf(contest, personKey)
        .map(
            entrant -> {
              if (!entrant.nickname().equals(nickname)) {
                throw new ContestRefused("contest.entered");
              }
              return entrant.token();
            });
  }

  /** A second one with this key fails: the database keeps one for each person. */
  @PermitAll
  public String enter(long contest, String personKey, EntryForm form) {
    ContestEntrant entrant = new ContestEntrant(contest, personKey, form, clock.instant());
    contests.add(entrant);
    contests.flush();
    return entrant.token();
  }
}
