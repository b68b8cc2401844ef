package cn.shenhe.portal.web.content.warning;

import cn.shenhe.portal.content.warning.ArchiveSearch;
import cn.shenhe.portal.content.warning.HazardFamily;
import cn.shenhe.portal.content.warning.SourceRow;
import cn.shenhe.portal.content.warning.WarningBoard;
import cn.shenhe.portal.content.warning.WarningLevel;
import cn.shenhe.portal.content.warning.WarningRow;
import cn.shenhe.portal.content.warning.area.DistrictMap;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What holds now, and the archive; what is looked for stands in the address. */
@Named("warnings")
@RequestScoped
public class WarningsView {

  private static final int PAGE = 20;

  @Inject WarningBoard board;

  private String words;
  private String hazard;
  private String level;
  private String from;
  private String to;
  private int page;
  private List<WarningRow> active;
  private List<WarningRow> found;
  private List<SourceRow> silent;
  private List<HazardFamily> hazards;
  private boolean more;

  public void load() {
    page = Math.max(0, Math.min(500, page));
    active = board.active();
    silent = board.silentSources();
    hazards = board.hazards();
    Instant before = day(to, 1);
    List<WarningRow> rows =
        board.search(
            new ArchiveSearch(words, hazard, levelOrNull(), day(from, 0), before, page * PAGE));
    more = rows.size() > PAGE;
    found = more ? rows.subList(0, PAGE) : rows;
  }

  private WarningLevel levelOrNull() {
    return Arrays.stream(WarningLevel.values())
        .filter(known -> known.name().equals(level))
        .findFirst()
        .orElse(null);
  }

  /** Beginning of the day in Beijing; what is no date limits nothing. */
  private static Instant day(String text, int plus) {
    if (text == null || text.isBlank()) {
      return null;
    }
    try {
      return LocalDate.parse(text).plusDays(plus).atStartOfDay(WarningFormat.BEIJING).toInstant();
    } catch (DateTimeException e) {
      return null;
    }
  }

  public List<WarningRow> getActive() {
    return active;
  }

  public List<WarningRow> getFound() {
    return found;
  }

  public List<SourceRow> getSilent() {
    return silent;
  }

  /** Name to code of the streets, each with feeds of its own. */
  public Map<String, String> getStreets() {
    Map<String, String> streets = new LinkedHashMap<>();
    DistrictMap.shipped().streets().forEach((code, name) -> streets.put(name, code));
    return streets;
  }

  public List<HazardFamily> getHazards() {
    return hazards;
  }

  public WarningLevel[] getLevels() {
    return WarningLevel.values();
  }

  public boolean isMore() {
    return more;
  }

  public String getWords() {
    return words;
  }

  public void setWords(String words) {
    this.words = words;
  }

  public String getHazard() {
    return hazard;
  }

  public void setHazard(String hazard) {
    this.hazard = hazard;
  }

  public String getLevel() {
    return level;
  }

  public void setLevel(String level) {
    this.level = level;
  }

  public String getFrom() {
    return from;
  }

  public void setFrom(String from) {
    this.from = from;
  }

  public String getTo() {
    return to;
  }

  public void setTo(String to) {
    this.to = to;
  }

  public int getPage() {
    return page;
  }

  public void setPage(int page) {
    this.page = page;
  }
}
