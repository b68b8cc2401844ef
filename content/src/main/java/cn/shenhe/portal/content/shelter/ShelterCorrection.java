package cn.shenhe.portal.content.shelter;

import cn.shenhe.portal.content.ContentAct;
import cn.shenhe.portal.content.search.SearchOutbox;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;

/**
 * Puts one attribute of one shelter right, or back to unknown. Blank is refused and never taken for
 * a no; every correction stays in the history.
 */
@Stateless
public class ShelterCorrection {

  private static final int MAX_FOUND = 200;
  private static final int MAX_CHANGES = 200;

  @Inject ShelterRepository shelters;
  @Inject InstantSource clock;
  @Inject Event<ContentAct> acts;
  @Inject SearchOutbox outbox;

  /** Shelters whose name or code holds the words, by code, at most 200; all for no words. */
  @RolesAllowed({"EDITOR", "DUTY_OFFICER", "ADMINISTRATOR"})
  public List<ShelterState> named(String words) {
    String wanted = words == null ? "" : words.strip();
    return shelters.states().stream()
        .filter(
            s ->
                s.sheet().name().contains(wanted)
                    || s.sheet().text(ShelterAttribute.CODE).orElse("").contains(wanted))
        .limit(MAX_FOUND)
        .toList();
  }

  /**
   * Everything known of a shelter, internal facts too, and how it came to be.
   *
   * @throws UnknownShelter when there is none
   */
  @RolesAllowed({"EDITOR", "DUTY_OFFICER", "ADMINISTRATOR"})
  public ShelterHistory sheet(String publicId) {
    Shelter shelter = shelters.byPublicId(publicId).orElseThrow(UnknownShelter::new);
    return shelters.history(shelter, MAX_CHANGES);
  }

  /**
   * Writes down what an attribute is, who says so and when it was checked.
   *
   * @param verifiedOn Beijing date of the check; null when nobody has said
   * @throws UnknownShelter when there is none
   * @throws ShelterCorrectionRefused when the value is blank or none of this attribute, the source
   *     is missing or too long, the date is still to come, or the attribute is the code
   */
  @RolesAllowed({"EDITOR", "DUTY_OFFICER", "ADMINISTRATOR"})
  public void correct(
      String publicId,
      ShelterAttribute attribute,
      String value,
      String source,
      LocalDate verifiedOn) {
    Shelter shelter = shelters.byPublicId(publicId).orElseThrow(UnknownShelter::new);
    Instant now = clock.instant();
    Fact fact =
        attribute.stated(value, source, verifiedOn, now.atZone(Openness.BEIJING).toLocalDate());
    shelter.correct(attribute, fact);
    String words =
        attribute.internal()
            ? attribute.label()
            : attribute.label() + "：" + ShelterExport.shown(attribute, fact.value());
    keep(shelter, words, now);
    acts.fire(new ContentAct("shelter.corrected", publicId, attribute.name()));
  }

  /**
   * Sets an attribute back to unknown.
   *
   * @throws UnknownShelter when there is none
   * @throws ShelterCorrectionRefused for name and code, without which there is no shelter
   */
  @RolesAllowed({"EDITOR", "DUTY_OFFICER", "ADMINISTRATOR"})
  public void forget(String publicId, ShelterAttribute attribute) {
    Shelter shelter = shelters.byPublicId(publicId).orElseThrow(UnknownShelter::new);
    shelter.forget(attribute);
    keep(shelter, attribute.label() + "：未知", clock.instant());
    acts.fire(new ContentAct("shelter.set-unknown", publicId, attribute.name()));
  }

  private void keep(Shelter shelter, String words, Instant now) {
    String note = words.length() > 400 ? words.substring(0, 400) : words;
    shelters.add(shelter.record(ShelterRevision.Kind.CORRECTED, note, null, now));
    shelters.raiseEdition();
    outbox.changed(ShelterOperations.KIND, shelter.publicId());
  }
}
