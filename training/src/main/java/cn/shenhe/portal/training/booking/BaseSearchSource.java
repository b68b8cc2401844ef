package cn.shenhe.portal.training.booking;

import cn.shenhe.portal.content.search.SearchDocument;
import cn.shenhe.portal.content.search.SearchSource;
import cn.shenhe.portal.training.booking.BaseDirectory.BaseRow;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Hands the bases the public may visit to the search. */
@ApplicationScoped
class BaseSearchSource implements SearchSource {

  private static final String KIND = "base";

  @Inject BaseDirectory directory;

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public List<String> publicIds() {
    return directory.bases().stream().map(BaseRow::id).toList();
  }

  @Override
  public Optional<SearchDocument> document(String publicId) {
    return directory.bases().stream()
        .filter(base -> base.id().equals(publicId))
        .findFirst()
        .map(BaseSearchSource::document);
  }

  private static SearchDocument document(BaseRow base) {
    String summary =
        Stream.of(base.summary(), base.address(), base.notice())
            .filter(text -> text != null && !text.isBlank())
            .collect(Collectors.joining("。"));
    return new SearchDocument(
        KIND,
        base.id(),
        KIND,
        base.name(),
        summary,
        "/booking/base?id=" + base.id(),
        "",
        List.of(),
        List.of(),
        0,
        1.2,
        List.of());
  }

  @Override
  public boolean announces() {
    return false;
  }
}
