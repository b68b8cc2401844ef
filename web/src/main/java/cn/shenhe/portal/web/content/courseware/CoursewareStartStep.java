package cn.shenhe.portal.web.content.courseware;

import cn.shenhe.portal.content.courseware.CollectionEditing;
import cn.shenhe.portal.content.courseware.CoursewareSeed;
import cn.shenhe.portal.content.courseware.StatuteImport;
import cn.shenhe.portal.web.start.StartStep;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Publishes the shipped lessons and, when a folder of statutes is set, the texts of the laws. */
@ApplicationScoped
public class CoursewareStartStep implements StartStep {

  private static final Logger LOG = Logger.getLogger(CoursewareStartStep.class.getName());

  @Inject CoursewareSeed seed;
  @Inject StatuteImport statutes;
  @Inject CollectionEditing collections;

  @Inject
  @ConfigProperty(name = "portal.demo", defaultValue = "false")
  boolean demo;

  @Inject
  @ConfigProperty(name = "portal.courseware.shipped", defaultValue = "true")
  boolean shipped;

  @Override
  public int order() {
    return 210;
  }

  @Override
  public void run() {
    if (shipped || demo) {
      LOG.info(() -> "shipped lessons: " + seed.loadShipped());
      LOG.info(() -> "shipped collections: " + collections.loadShipped());
    }
    LOG.info(() -> "statutes: " + statutes.loadFolder());
  }
}
