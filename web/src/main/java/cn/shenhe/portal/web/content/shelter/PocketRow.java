package cn.shenhe.portal.web.content.shelter;

import cn.shenhe.portal.content.shelter.GeoPoint;
import cn.shenhe.portal.content.shelter.Hazard;
import cn.shenhe.portal.content.shelter.ListedShelter;
import cn.shenhe.portal.content.shelter.ShelterAttribute;
import cn.shenhe.portal.content.shelter.ShelterSheet;
import cn.shenhe.portal.content.shelter.ShelterState;
import cn.shenhe.portal.content.shelter.ShelterStatus;
import cn.shenhe.portal.content.shelter.TriState;
import cn.shenhe.portal.web.shell.Texts;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A shelter in the pack: all that is needed to choose without a network, for every hazard.
 *
 * @param state status, whether one could go in when the pack was made, capacity
 * @param suits one letter for each of {@link ShelterQuestion#HAZARDS}: Y suitable, N unsuitable, U
 *     nobody has said
 * @param judged the same in words
 * @param position {@code lat,lon}; empty when unknown
 */
public record PocketRow(
    String id,
    String name,
    String address,
    String phone,
    String state,
    boolean full,
    String suits,
    String judged,
    String position) {

  /** Most rows of a pack. */
  static final int MOST = 200;

  /** What all rows of a pack may weigh, so that it stays below 300 KB with lessons and pictures. */
  static final int BYTES = 180_000;

  /** Bytes of one row beside its values; a test compares it with the page. */
  static final int MARKUP = 300;

  /** As many as fit, in their order. */
  static List<PocketRow> fitting(List<ListedShelter> shelters, String asOf) {
    List<PocketRow> rows = new ArrayList<>();
    int bytes = 0;
    for (ListedShelter shelter : shelters.subList(0, Math.min(MOST, shelters.size()))) {
      PocketRow row = of(shelter, asOf);
      bytes += row.bytes();
      if (bytes > BYTES) {
        break;
      }
      rows.add(row);
    }
    return rows;
  }

  static PocketRow of(ListedShelter listed, String asOf) {
    ShelterState shelter = listed.shelter();
    ShelterSheet sheet = shelter.sheet();
    String capacity =
        sheet
            .capacity()
            .map(count -> Texts.of("shelter", "row.capacity", count.toString()))
            .orElse(Texts.of("shelter", "row.capacity.unknown"));
    String school =
        listed.reasons().stream().anyMatch(reason -> reason.code().equals("class"))
            ? " · " + Texts.of("shelter", "why.class")
            : "";
    return new PocketRow(
        shelter.publicId(),
        sheet.name(),
        sheet.text(ShelterAttribute.ADDRESS).orElse(""),
        sheet.text(ShelterAttribute.DUTY_PHONE).orElse(""),
        Texts.of(
            "shelter",
            "pocket.open." + listed.openNow().name(),
            shelter.status().label(),
            asOf,
            capacity
                + school
                + (shelter.unlisted() ? " · " + Texts.of("shelter", "unlisted") : "")),
        shelter.status() == ShelterStatus.FULL,
        ShelterQuestion.HAZARDS.stream()
            .map(hazard -> sheet.suits(hazard).name().substring(0, 1))
            .collect(Collectors.joining()),
        judged(sheet),
        sheet.position().map(PocketRow::pair).orElse(""));
  }

  static String judged(ShelterSheet sheet) {
    List<String> words = new ArrayList<>();
    for (TriState answer : TriState.values()) {
      String hazards =
          ShelterQuestion.HAZARDS.stream()
              .filter(hazard -> sheet.suits(hazard) == answer)
              .map(Hazard::label)
              .collect(Collectors.joining("、"));
      if (!hazards.isEmpty()) {
        words.add(Texts.of("shelter", "pocket.suits." + answer.name(), hazards));
      }
    }
    return String.join("；", words);
  }

  private static String pair(GeoPoint point) {
    return point.latitude() + "," + point.longitude();
  }

  /** What the row weighs at most on the page. */
  int bytes() {
    int bytes = MARKUP;
    for (String value : List.of(id, name, address, phone, phone, state, suits, judged, position)) {
      bytes += value.getBytes(StandardCharsets.UTF_8).length;
    }
    return bytes;
  }
}
