package cn.shenhe.portal.web.ops;

import cn.shenhe.portal.content.ContentAct;
import cn.shenhe.portal.exambank.ExamBankAct;
import cn.shenhe.portal.exambank.OnBehalf;
import cn.shenhe.portal.training.TrainingAct;
import cn.shenhe.portal.training.audit.AuditTrail;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;

/** Writes every deciding act of the modules into the audit log, in the transaction of the act. */
@ApplicationScoped
public class AuditObserver {

  @Inject AuditTrail trail;
  @Inject MetricRegistry metrics;

  void onContent(@Observes ContentAct act) {
    record(act.act(), act.subject(), act.detail());
  }

  void onExamBank(@Observes ExamBankAct act) {
    OnBehalf.person()
        .ifPresentOrElse(
            person -> trail.recordFor(person, act.act(), act.subject(), act.detail()),
            () -> trail.record(act.act(), act.subject(), act.detail()));
    count(act.act());
  }

  void onTraining(@Observes TrainingAct act) {
    record(act.act(), act.subject(), act.detail());
  }

  private void record(String act, String subject, String detail) {
    trail.record(act, subject, detail);
    count(act);
  }

  private void count(String act) {
    metrics.counter("portal_acts", new Tag("act", act)).inc();
  }
}
