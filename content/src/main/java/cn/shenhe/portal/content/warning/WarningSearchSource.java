package cn.shenhe.portal.content.warning;

import cn.shenhe.portal.content.search.SearchDocument;
import cn.shenhe.portal.content.search.SearchPassage;
import cn.shenhe.portal.content.search.SearchSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Hands the warnings that hold now to the search; one whose time is over leaves it by itself. */
@ApplicationScoped
class WarningSearchSource implements SearchSource {

  private static final String KIND = "warning";
  private static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");

  /** What holds now comes before everything of the same words. */
  private static final double AUTHORITY = 1.5;

  @Inject WarningBoard board;

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public List<String> publicIds() {
    return board.active().stream().map(WarningRow::id).toList();
  }

  @Override
  public Optional<SearchDocument> document(String publicId) {
    return board.active().stream()
        .filter(row -> row.id().equals(publicId))
        .findFirst()
        .map(row -> document(board.details(row.id())));
  }

  static SearchDocument document(WarningDetail warning) {
    WarningRow row = warning.row();
    List<SearchPassage> passages = new ArrayList<>();
    if (!warning.guidance().isEmpty()) {
      passages.add(new SearchPassage("", "", String.join("\n", warning.guidance())));
    }
    return new SearchDocument(
        KIND,
        row.id(),
        KIND,
        row.headline(),
        warning.originalText() == null ? "" : warning.originalText(),
        "/warning/warning?id=" + row.id(),
        "",
        List.of(),
        List.of(),
        row.sent().atZone(BEIJING).getYear(),
        AUTHORITY,
        passages);
  }

  @Override
  public boolean announces() {
    return false;
  }
}
