package cn.shenhe.portal.web.training.activity;

import cn.shenhe.portal.training.activity.ReportGallery;
import cn.shenhe.portal.training.activity.ReportSheet;
import cn.shenhe.portal.training.campaign.CampaignRow;
import cn.shenhe.portal.training.campaign.Campaigns;
import cn.shenhe.portal.training.campaign.UnknownCampaign;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.util.List;

/** Accepted reports of a campaign, 24 at a time. */
@Named
@RequestScoped
public class GalleryView {

  @Inject ReportGallery gallery;
  @Inject Campaigns campaigns;
  @Inject FacesContext faces;

  private String c;
  private int page = 1;
  private CampaignRow campaign;
  private List<ReportSheet> rows = List.of();
  private long count;

  public void load() throws IOException {
    try {
      campaign = campaigns.row(c);
    } catch (UnknownCampaign unknown) {
      faces.getExternalContext().responseSendError(404, null);
      faces.responseComplete();
      return;
    }
    count = gallery.count(c);
    rows = gallery.of(c, (Math.max(1, page) - 1) * ReportGallery.PAGE);
  }

  public boolean isMore() {
    return (long) page * ReportGallery.PAGE < count;
  }

  public long getCount() {
    return count;
  }

  public CampaignRow getCampaign() {
    return campaign;
  }

  public List<ReportSheet> getRows() {
    return rows;
  }

  public String getC() {
    return c;
  }

  public void setC(String c) {
    this.c = c;
  }

  public int getPage() {
    return page;
  }

  public void setPage(int page) {
    this.page = page;
  }
}
