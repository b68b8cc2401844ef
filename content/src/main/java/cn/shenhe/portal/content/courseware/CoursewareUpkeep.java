package cn.shenhe.portal.content.courseware;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.InstantSource;

/** What happens to articles by itself. */
@Stateless
public class CoursewareUpkeep {

  @Inject LessonRepository lessons;
  @Inject LessonLife life;
  @Inject InstantSource clock;

  /** Publishes reviewed articles whose planned moment has come. */
  @RolesAllowed("SYSTEM")
  public void publishDue() {
    lessons.due(clock.instant()).forEach(life::publish);
  }
}
