package cn.shenhe.portal.content.shelter;

import cn.shenhe.portal.content.search.SearchDocument;
import cn.shenhe.portal.content.search.SearchPassage;
import cn.shenhe.portal.content.search.SearchSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Hands shelters to the search: name, address, what they suit. Never a responsible person. */
@ApplicationScoped
class ShelterSearchSource implements SearchSource {

  /** Each names the dangers it is fit for; what to do in them comes first. */
  private static final double AUTHORITY = .6;

  @Inject ShelterRepository shelters;

  @Override
  public String kind() {
    return ShelterOperations.KIND;
  }

  @Override
  public List<String> publicIds() {
    return shelters.states().stream().map(ShelterState::publicId).toList();
  }

  @Override
  public Optional<SearchDocument> document(String publicId) {
    return shelters.byPublicId(publicId).map(Shelter::state).map(ShelterSearchSource::document);
  }

  static SearchDocument document(ShelterState shelter) {
    ShelterSheet sheet = shelter.sheet().forThePublic();
    String suits =
        Arrays.stream(Hazard.values())
            .filter(h -> sheet.suits(h) == TriState.YES)
            .map(Hazard::label)
            .collect(Collectors.joining("、"));
    String address = sheet.text(ShelterAttribute.ADDRESS).orElse("");
    String words =
        List.of(
                ShelterAttribute.HOST_TYPE,
                ShelterAttribute.FACILITIES,
                ShelterAttribute.ZONES,
                ShelterAttribute.OPEN_NOTE,
                ShelterAttribute.REMARK)
            .stream()
            .flatMap(a -> sheet.text(a).stream())
            .collect(Collectors.joining("。"));
    return new SearchDocument(
        ShelterOperations.KIND,
        shelter.publicId(),
        ShelterOperations.KIND,
        sheet.name(),
        (address + (suits.isEmpty() ? "" : "。避难场所，适宜：" + suits)).strip(),
        "/shelter/shelter?id=" + shelter.publicId(),
        "避难场所",
        List.of(),
        List.of(),
        0,
        AUTHORITY,
        words.isEmpty() ? List.of() : List.of(new SearchPassage("", "", words)));
  }
}
