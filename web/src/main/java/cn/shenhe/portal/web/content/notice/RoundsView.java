package cn.shenhe.portal.web.content.notice;

import cn.shenhe.portal.content.ContentRefusal;
import cn.shenhe.portal.content.notice.Notices;
import cn.shenhe.portal.content.notice.RelayLists;
import cn.shenhe.portal.content.notice.RoundRow;
import cn.shenhe.portal.content.notice.SubscriptionRow;
import cn.shenhe.portal.web.shell.Refusals;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;

/** Who was told of which warning: rounds, receipts of the relay lists, and why somebody was not. */
@Named("rounds")
@RequestScoped
public class RoundsView {

  private static final int PAGE = 30;

  @Inject Notices notices;
  @Inject RelayLists lists;
  @Inject WhyTexts whyTexts;
  @Inject Refusals refusals;

  private int page;
  private String warning;
  private String address;
  private String who;
  private List<RoundRow> rows = List.of();
  private boolean more;
  private List<Notices.ChannelCount> counts = List.of();
  private List<RelayLists.Receipt> receipts = List.of();
  private List<SubscriptionRow> found = List.of();
  private List<WhyTexts.Line> why = List.of();

  public void load() {
    page = Math.max(0, Math.min(300, page));
    List<RoundRow> all = notices.rounds(page * PAGE);
    more = all.size() > PAGE;
    rows = more ? all.subList(0, PAGE) : all;
    counts = notices.subscriptions();
    found = notices.find(address);
    if (warning != null && !warning.isBlank()) {
      try {
        receipts = lists.receipts(warning);
        if (who != null && !who.isBlank()) {
          why = whyTexts.of(notices.why(who, warning));
        }
      } catch (ContentRefusal refusal) {
        refusals.show(refusal, null);
      }
    }
  }

  public List<RoundRow> getRows() {
    return rows;
  }

  public boolean isMore() {
    return more;
  }

  public List<Notices.ChannelCount> getCounts() {
    return counts;
  }

  public List<RelayLists.Receipt> getReceipts() {
    return receipts;
  }

  public List<SubscriptionRow> getFound() {
    return found;
  }

  public List<WhyTexts.Line> getWhy() {
    return why;
  }

  public int getPage() {
    return page;
  }

  public void setPage(int page) {
    this.page = page;
  }

  public String getWarning() {
    return warning;
  }

  public void setWarning(String warning) {
    this.warning = warning;
  }

  public String getAddress() {
    return address;
  }

  public void setAddress(String address) {
    this.address = address;
  }

  public String getWho() {
    return who;
  }

  public void setWho(String who) {
    this.who = who;
  }
}
