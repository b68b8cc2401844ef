package cn.shenhe.portal.training.programme;

import cn.shenhe.portal.content.search.SearchDocument;
import cn.shenhe.portal.content.search.SearchSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Hands the programmes on offer to the search. */
@ApplicationScoped
class ProgrammeSearchSource implements SearchSource {

  private static final String KIND = "programme";

  /** What lessons call the industries of the catalogue, so that one facet finds both. */
  private static final Map<String, String> LESSONS =
      Map.of(
          "制造业", "manufacturing",
          "建筑施工", "construction",
          "商贸", "commerce",
          "仓储物流", "logistics",
          "餐饮", "catering",
          "燃气", "gas",
          "危险化学品", "chemicals");

  @Inject ProgrammeCatalogue catalogue;

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public List<String> publicIds() {
    return catalogue.offered().stream().map(ProgrammeRow::code).toList();
  }

  @Override
  public Optional<SearchDocument> document(String code) {
    return catalogue.offered().stream()
        .filter(row -> row.code().equals(code))
        .findFirst()
        .map(ProgrammeSearchSource::document);
  }

  private static SearchDocument document(ProgrammeRow row) {
    String summary =
        Stream.of(row.industry(), row.subOperation())
            .filter(text -> text != null && !text.isBlank() && !text.equals(Industries.GENERAL))
            .collect(Collectors.joining("，"));
    List<String> industries =
        row.industry() == null || row.industry().isBlank()
            ? List.of()
            : List.of(LESSONS.getOrDefault(row.industry(), row.industry()));
    return new SearchDocument(
        KIND,
        row.code(),
        KIND,
        row.title(),
        summary,
        "/programme/programme?code=" + URLEncoder.encode(row.code(), StandardCharsets.UTF_8),
        "",
        List.of(),
        industries,
        0,
        1.1,
        List.of());
  }

  @Override
  public boolean announces() {
    return false;
  }
}
