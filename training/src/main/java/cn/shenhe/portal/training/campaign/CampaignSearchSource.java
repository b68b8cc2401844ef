package cn.shenhe.portal.training.campaign;

import cn.shenhe.portal.content.search.SearchDocument;
import cn.shenhe.portal.content.search.SearchSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Hands campaigns to the search, with their days and theme; what is over comes after the rest. */
@ApplicationScoped
class CampaignSearchSource implements SearchSource {

  private static final String KIND = "campaign";

  @Inject Campaigns campaigns;

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public List<String> publicIds() {
    return campaigns.all().stream().map(CampaignRow::id).toList();
  }

  @Override
  public Optional<SearchDocument> document(String id) {
    return campaigns.all().stream()
        .filter(row -> row.id().equals(id))
        .findFirst()
        .map(CampaignSearchSource::document);
  }

  static SearchDocument document(CampaignRow row) {
    String summary =
        Stream.of(row.observanceName(), row.theme(), days(row.first(), row.last()))
            .filter(text -> text != null && !text.isBlank())
            .collect(Collectors.joining("。"));
    return new SearchDocument(
        KIND,
        row.id(),
        KIND,
        row.title(),
        summary,
        "/campaign/campaign?id=" + URLEncoder.encode(row.id(), StandardCharsets.UTF_8),
        "",
        List.of(),
        List.of(),
        row.year(),
        row.state() == CampaignState.CLOSED ? .9 : 1.2,
        List.of());
  }

  private static String days(LocalDate first, LocalDate last) {
    String from =
        "%d年%d月%d日".formatted(first.getYear(), first.getMonthValue(), first.getDayOfMonth());
    return first.equals(last)
        ? from
        : from + "至%d月%d日".formatted(last.getMonthValue(), last.getDayOfMonth());
  }

  /** Time alone opens and closes a campaign. */
  @Override
  public boolean announces() {
    return false;
  }
}
