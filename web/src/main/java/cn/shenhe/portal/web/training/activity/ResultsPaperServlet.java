package cn.shenhe.portal.web.training.activity;

import cn.shenhe.portal.training.activity.ActivityRefused;
import cn.shenhe.portal.training.activity.Participation;
import cn.shenhe.portal.training.activity.ParticipationPaper;
import cn.shenhe.portal.training.campaign.UnknownCampaign;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** {@code GET /activity/results.pdf?c=} gives the figures of a campaign on paper. */
@WebServlet("/activity/results.pdf")
public class ResultsPaperServlet extends HttpServlet {

  private static final long serialVersionUID = 1L;

  @Inject transient Participation participation;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    byte[] pdf;
    try {
      pdf = ParticipationPaper.of(participation.figures(request.getParameter("c")));
    } catch (UnknownCampaign | ActivityRefused unknown) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    response.setContentType("application/pdf");
    response.setHeader("Content-Disposition", "inline; filename=\"campaign-results.pdf\"");
    response.setHeader("Cache-Control", "no-store");
    response.setContentLength(pdf.length);
    response.getOutputStream().write(pdf);
  }
}
