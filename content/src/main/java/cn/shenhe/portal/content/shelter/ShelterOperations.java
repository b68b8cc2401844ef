package cn.shenhe.portal.content.shelter;

import cn.shenhe.portal.content.ContentAct;
import cn.shenhe.portal.content.search.SearchOutbox;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** What duty staff does with shelters: open, close, count. Every act is kept in the history. */
@Stateless
public class ShelterOperations {

  /** How the search calls shelters. */
  static final String KIND = "shelter";

  private static final int MAX_CHANGES = 200;
  private static final int NOTE = 400;

  @Inject ShelterRepository shelters;
  @Inject InstantSource clock;
  @Inject Event<ContentAct> acts;
  @Inject SearchOutbox outbox;

  /** Every shelter with its internal facts, by code. */
  @RolesAllowed({"DUTY_OFFICER", "ADMINISTRATOR"})
  public List<ShelterState> list() {
    return shelters.states();
  }

  /**
   * Opens, fills, closes or stands down a shelter.
   *
   * @param note why, in public words; at most 400 characters, cut beyond
   * @throws UnknownShelter when there is none
   * @throws ShelterStatusRefused when it has that status already
   */
  @RolesAllowed({"DUTY_OFFICER", "ADMINISTRATOR"})
  public void changeStatus(String publicId, ShelterStatus status, String note) {
    Shelter shelter = shelters.byPublicId(publicId).orElseThrow(UnknownShelter::new);
    Instant now = clock.instant();
    shelter.become(status, now);
    keep(shelter, ShelterRevision.Kind.STATUS, note, now);
    acts.fire(new ContentAct("shelter.status-changed", publicId, status.name()));
  }

  /**
   * Records how many persons are inside.
   *
   * @throws ShelterStatusRefused when the shelter receives nobody or the number cannot be
   */
  @RolesAllowed({"DUTY_OFFICER", "ADMINISTRATOR"})
  public void count(String publicId, int persons) {
    Shelter shelter = shelters.byPublicId(publicId).orElseThrow(UnknownShelter::new);
    Instant now = clock.instant();
    shelter.count(persons);
    keep(shelter, ShelterRevision.Kind.COUNTED, "", now);
  }

  /**
   * @throws UnknownShelter when there is none
   */
  @RolesAllowed({"DUTY_OFFICER", "ADMINISTRATOR"})
  public ShelterHistory history(String publicId) {
    Shelter shelter = shelters.byPublicId(publicId).orElseThrow(UnknownShelter::new);
    return shelters.history(shelter, MAX_CHANGES);
  }

  private void keep(Shelter shelter, ShelterRevision.Kind kind, String note, Instant now) {
    String words = note == null ? "" : note.strip();
    shelters.add(
        shelter.record(kind, words.length() > NOTE ? words.substring(0, NOTE) : words, null, now));
    shelters.raiseEdition();
    outbox.changed(KIND, shelter.publicId());
  }
}
