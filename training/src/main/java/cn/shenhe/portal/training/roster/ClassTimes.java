package cn.shenhe.portal.training.roster;

import cn.shenhe.portal.training.programme.RosterEnrolment;
import cn.shenhe.portal.training.programme.RosterEnrolment.ClassTime;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Counts anew what employees attended for a programme; needs the caller's transaction. */
@ApplicationScoped
class ClassTimes {

  private static final int MOST = 50_000;

  @Inject RosterRepository roster;
  @Inject RosterEnrolment enrolments;

  void recount(Collection<String> employees, String programme) {
    Map<String, List<ClassTime>> attended = new LinkedHashMap<>();
    employees.forEach(employee -> attended.put(employee, new ArrayList<>()));
    for (ClassAttendance attendance : roster.attended(employees, MOST)) {
      ClassTraining training = attendance.training();
      if (training.programme().equals(programme)) {
        attended
            .get(attendance.employee())
            .add(new ClassTime(training.startedAt(), Duration.ofMinutes(training.minutes())));
      }
    }
    attended.forEach((employee, times) -> enrolments.classTime(employee, programme, times));
  }
}
