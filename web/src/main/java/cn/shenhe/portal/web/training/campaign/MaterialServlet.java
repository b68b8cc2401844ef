package cn.shenhe.portal.web.training.campaign;

import cn.shenhe.portal.content.courseware.CoursewareLibrary;
import cn.shenhe.portal.content.courseware.UnknownLesson;
import cn.shenhe.portal.training.campaign.CampaignRow;
import cn.shenhe.portal.training.campaign.Campaigns;
import cn.shenhe.portal.training.campaign.UnknownCampaign;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Printed matter of a campaign once it is open: {@code poster.pdf}, {@code leaflet.pdf} and {@code
 * slides.pdf}, the last two of a lesson the campaign recommends. What was made is kept in memory
 * for the next one, at most {@value #MOST_KEPT} files.
 */
@WebServlet("/campaign/material/*")
public class MaterialServlet extends HttpServlet {

  private static final long serialVersionUID = 1L;
  private static final int MOST_KEPT = 60;

  private final transient Campaigns campaigns;
  private final transient CoursewareLibrary library;
  private final transient PutFirst putFirst;
  private final transient CampaignFormat format;
  private final transient InstantSource clock;
  private final transient String publicUrl;
  private final transient Map<String, byte[]> kept = new ConcurrentHashMap<>();

  @Inject
  public MaterialServlet(
      Campaigns campaigns,
      CoursewareLibrary library,
      PutFirst putFirst,
      CampaignFormat format,
      InstantSource clock,
      @ConfigProperty(name = "portal.public.url", defaultValue = "http://localhost:8080")
          String publicUrl) {
    this.campaigns = campaigns;
    this.library = library;
    this.putFirst = putFirst;
    this.format = format;
    this.clock = clock;
    this.publicUrl = publicUrl;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String kind = String.valueOf(request.getPathInfo());
    String slug = request.getParameter("slug");
    try {
      CampaignRow campaign = campaigns.row(request.getParameter("id"));
      boolean poster = kind.equals("/poster.pdf");
      boolean ofLesson =
          (kind.equals("/leaflet.pdf") || kind.equals("/slides.pdf"))
              && slug != null
              && putFirst.printed(campaign).stream().anyMatch(row -> row.slug().equals(slug));
      if (!campaign.materialsOpen() || !poster && !ofLesson) {
        response.sendError(HttpServletResponse.SC_NOT_FOUND);
        return;
      }
      byte[] file = poster ? poster(campaign) : ofLesson(kind, campaign, slug);
      response.setContentType("application/pdf");
      response.setHeader("Cache-Control", "public, max-age=3600");
      response.setHeader(
          "Content-Disposition",
          "inline; filename*=UTF-8''"
              + URLEncoder.encode(
                  campaign.title() + (poster ? "" : "-" + slug) + "-" + kind.substring(1),
                  StandardCharsets.UTF_8));
      response.setContentLength(file.length);
      response.getOutputStream().write(file);
    } catch (UnknownCampaign | UnknownLesson e) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
    }
  }

  private byte[] poster(CampaignRow campaign) {
    String key = "poster " + campaign;
    return keep(
        key,
        () ->
            print(campaign, "/campaign/campaign?id=" + campaign.id())
                .poster(
                    putFirst.printed(campaign), format.days(campaign.first(), campaign.last())));
  }

  private byte[] ofLesson(String kind, CampaignRow campaign, String slug) {
    var lesson = library.article(slug);
    String key = kind + campaign.id() + campaign.title() + slug + lesson.updated();
    MaterialPrint print = print(campaign, "/courseware/lesson?slug=" + slug);
    return keep(
        key, () -> kind.equals("/leaflet.pdf") ? print.leaflet(lesson) : print.slides(lesson));
  }

  private MaterialPrint print(CampaignRow campaign, String path) {
    return new MaterialPrint(campaign, publicUrl + path, clock.instant());
  }

  private interface Making {
    byte[] file();
  }

  private byte[] keep(String key, Making making) {
    byte[] file = kept.get(key);
    if (file == null) {
      file = making.file();
      if (kept.size() >= MOST_KEPT) {
        kept.clear();
      }
      kept.put(key, file);
    }
    return file;
  }
}
