package cn.shenhe.portal.web.content.courseware;

import cn.shenhe.portal.content.courseware.Article;
import cn.shenhe.portal.content.courseware.ArticlePart;
import cn.shenhe.portal.content.courseware.CoursewareLibrary;
import cn.shenhe.portal.content.courseware.UnknownLesson;
import cn.shenhe.portal.training.TrainingRefusal;
import cn.shenhe.portal.training.play.PackageAttempts;
import cn.shenhe.portal.training.play.PackagePlay;
import cn.shenhe.portal.web.security.PackageHost;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;

/** A package being played: its frame, and what the portal knows of it. */
@Named("coursePackage")
@RequestScoped
public class PackageView {

  @Inject PackagePlay play;
  @Inject CoursewareLibrary library;
  @Inject PackageHost host;
  @Inject HttpServletRequest request;

  private PackageAttempts.Standing standing;
  private String ticket = "";
  private String slug = "";

  public void load() {
    ticket = request.getParameter("ticket") == null ? "" : request.getParameter("ticket");
    try {
      standing = play.standing(ticket);
      slug = lesson();
    } catch (TrainingRefusal over) {
      standing = null;
    }
  }

  /** The lesson one came from, when it shows this package: the clock of hours counts for it. */
  private String lesson() {
    try {
      Article article = library.article(request.getParameter("slug"));
      boolean shown =
          article.parts().stream()
              .map(ArticlePart::figure)
              .anyMatch(figure -> figure != null && figure.id().equals(standing.packageId()));
      return shown ? article.slug() : "";
    } catch (UnknownLesson unknown) {
      return "";
    }
  }

  /** Whether there is something to play here. */
  public boolean isPlayable() {
    return standing != null && !host.origin().isEmpty();
  }

  public boolean isConfigured() {
    return !host.origin().isEmpty();
  }

  public String getFrame() {
    return host.origin() + request.getContextPath() + "/packages/" + ticket + "/";
  }

  public String getOrigin() {
    return host.origin();
  }

  public String getScore() {
    Double score = standing == null ? null : standing.scorePercent();
    return score == null ? "" : String.format(Locale.ROOT, "%.0f", score);
  }

  public boolean isSignedIn() {
    return request.getUserPrincipal() != null;
  }

  public PackageAttempts.Standing getStanding() {
    return standing;
  }

  public String getSlug() {
    return slug;
  }
}
