package cn.shenhe.portal.web.schedule;

import static cn.shenhe.portal.web.schedule.Missed.CATCH_UP_ONCE;
import static cn.shenhe.portal.web.schedule.Missed.SKIP;
import static cn.shenhe.portal.web.schedule.Timing.at;
import static cn.shenhe.portal.web.schedule.Timing.every;
import static cn.shenhe.portal.web.schedule.Where.EVERY_NODE;
import static cn.shenhe.portal.web.schedule.Where.ONE_NODE;

import cn.shenhe.portal.content.courseware.CoursewareUpkeep;
import cn.shenhe.portal.content.delivery.Delivery;
import cn.shenhe.portal.content.notice.Notices;
import cn.shenhe.portal.content.search.SearchIndexing;
import cn.shenhe.portal.content.search.SearchLearning;
import cn.shenhe.portal.content.warning.WarningPolling;
import cn.shenhe.portal.exambank.certificate.CertificateOffice;
import cn.shenhe.portal.exambank.grading.Archive;
import cn.shenhe.portal.exambank.grading.ItemHealth;
import cn.shenhe.portal.exambank.grading.ResultOffice;
import cn.shenhe.portal.exambank.paper.DailyQuestions;
import cn.shenhe.portal.exambank.paper.MockExams;
import cn.shenhe.portal.exambank.paper.Practice;
import cn.shenhe.portal.training.activity.ActivityUpkeep;
import cn.shenhe.portal.training.audit.AuditTrail;
import cn.shenhe.portal.training.booking.BookingUpkeep;
import cn.shenhe.portal.training.campaign.CampaignRun;
import cn.shenhe.portal.training.contest.ContestPlay;
import cn.shenhe.portal.training.contest.Contests;
import cn.shenhe.portal.training.digest.Digests;
import cn.shenhe.portal.training.person.SignIn;
import cn.shenhe.portal.training.play.PackagePlay;
import cn.shenhe.portal.training.programme.TermReminders;
import cn.shenhe.portal.training.roster.RefresherRound;
import cn.shenhe.portal.training.statement.StatementDrain;
import cn.shenhe.portal.training.statement.StatementOutbox;
import cn.shenhe.portal.web.content.delivery.BounceFolder;
import cn.shenhe.portal.web.exambank.sitting.RehearsalChore;
import cn.shenhe.portal.web.exambank.sitting.SittingChores;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Everything the portal does by itself, one line each. To add a line: inject the boundary, write
 * the line. What is taken out of the list is taken out of the database at the next start.
 */
@ApplicationScoped
class Timetable {

  private static final Duration MINUTE = Duration.ofMinutes(1);

  @Inject ScheduleHealth scheduleHealth;
  @Inject AuditTrail auditTrail;
  @Inject SearchIndexing searchIndexing;
  @Inject SearchLearning searchLearning;
  @Inject Delivery delivery;
  @Inject Notices notices;
  @Inject CoursewareUpkeep courseware;
  @Inject PackagePlay packages;
  @Inject BounceFolder bounceFolder;
  @Inject WarningPolling warningPolling;
  @Inject SignIn signIn;
  @Inject BookingUpkeep booking;
  @Inject Practice practice;
  @Inject MockExams mockExams;
  @Inject DailyQuestions dailyQuestions;
  @Inject CertificateOffice certificates;
  @Inject ResultOffice results;
  @Inject ItemHealth itemHealth;
  @Inject Archive archive;
  @Inject SittingChores sittingChores;
  @Inject RehearsalChore rehearsalChore;

  @Inject CallBook callBook;
  @Inject CampaignRun campaigns;
  @Inject ActivityUpkeep activities;
  @Inject TermReminders termReminders;
  @Inject RefresherRound refreshers;
  @Inject StatementDrain statementDrain;
  @Inject StatementOutbox statementOutbox;
  @Inject ContestPlay contestPlay;
  @Inject Contests contests;
  @Inject Digests digests;

  @Inject
  @ConfigProperty(name = "portal.search.refresh", defaultValue = "PT2S")
  String searchRefresh;

  List<Appointment> appointments() {
    return List.of(
        new Appointment(
            "search.drain",
            ONE_NODE,
            every(Duration.parse(searchRefresh)),
            SKIP,
            searchIndexing::drain),
        new Appointment(
            "search.recheck",
            ONE_NODE,
            every(Duration.ofMinutes(5)),
            SKIP,
            searchIndexing::recheck),
        new Appointment("search.store", EVERY_NODE, every(MINUTE), SKIP, searchLearning::store),
        new Appointment("search.purge", ONE_NODE, at("0 35 3 * * ?"), SKIP, searchLearning::purge),
        new Appointment(
            "search.rebuild", ONE_NODE, at("0 40 3 * * ?"), SKIP, searchIndexing::rebuild),
        new Appointment(
            // Caught up: after a long stop the portal is ready with its start, not 20 s later.
            Schedule.BEAT,
            ONE_NODE,
            every(Duration.ofSeconds(20)),
            CATCH_UP_ONCE,
            scheduleHealth::beat),
        new Appointment("schedule.store", EVERY_NODE, every(MINUTE), SKIP, callBook::store),
        new Appointment("schedule.purge", ONE_NODE, at("0 15 3 * * ?"), SKIP, callBook::purge),
        new Appointment(
            "courseware.publish", ONE_NODE, every(MINUTE), CATCH_UP_ONCE, courseware::publishDue),
        new Appointment("packages.purge", ONE_NODE, at("0 25 3 * * ?"), SKIP, packages::purge),
        new Appointment(
            "audit.verify", ONE_NODE, at("0 10 3 * * ?"), CATCH_UP_ONCE, auditTrail::verify),
        new Appointment(
            "sittings.end", ONE_NODE, every(Duration.ofSeconds(2)), SKIP, sittingChores::endDue),
        new Appointment(
            "sittings.prepare",
            ONE_NODE,
            every(Duration.ofSeconds(30)),
            SKIP,
            sittingChores::prepareDue),
        new Appointment(
            "sittings.rehearse", EVERY_NODE, every(MINUTE), SKIP, rehearsalChore::warmUp),
        new Appointment("booking.tick", ONE_NODE, every(MINUTE), SKIP, booking::tick),
        new Appointment(
            "booking.sessions", ONE_NODE, at("0 5 0 * * ?"), CATCH_UP_ONCE, booking::makeSessions),
        new Appointment(
            "booking.purge", ONE_NODE, at("0 45 3 * * ?"), CATCH_UP_ONCE, booking::purge),
        new Appointment("activity.tick", ONE_NODE, every(MINUTE), SKIP, activities::tick),
        new Appointment(
            "activity.purge", ONE_NODE, at("0 55 3 * * ?"), CATCH_UP_ONCE, activities::purge),
        new Appointment("sign-in.purge", ONE_NODE, at("0 20 * * * ?"), SKIP, signIn::purge),
        new Appointment(
            "delivery.drain", ONE_NODE, every(Duration.ofSeconds(2)), SKIP, delivery::drain),
        new Appointment(
            "warning.poll", ONE_NODE, every(Duration.ofSeconds(10)), SKIP, warningPolling::poll),
        new Appointment(
            "warning.watch", ONE_NODE, every(Duration.ofSeconds(5)), SKIP, warningPolling::watch),
        new Appointment(
            "notice.fan-out", ONE_NODE, every(Duration.ofSeconds(2)), SKIP, notices::fanOut),
        new Appointment("mail.bounces", ONE_NODE, every(MINUTE), SKIP, bounceFolder::read),
        new Appointment(
            "notice.purge", ONE_NODE, at("0 42 3 * * ?"), CATCH_UP_ONCE, notices::purge),
        new Appointment(
            "delivery.purge", ONE_NODE, at("0 40 3 * * ?"), CATCH_UP_ONCE, delivery::purge),
        new Appointment(
            "exam-archive.purge", ONE_NODE, at("0 50 3 * * ?"), CATCH_UP_ONCE, archive::purge),
        new Appointment(
            "question.flags", ONE_NODE, at("0 20 4 * * ?"), CATCH_UP_ONCE, itemHealth::flagAll),
        new Appointment(
            "result.catch-up",
            ONE_NODE,
            every(Duration.ofMinutes(5)),
            SKIP,
            sittingChores::catchUpCorrections),
        new Appointment("result.release", ONE_NODE, every(MINUTE), SKIP, results::releaseDue),
        new Appointment(
            "certificate.remind", ONE_NODE, at("0 0 9 * * ?"), CATCH_UP_ONCE, certificates::remind),
        new Appointment(
            "daily.settle", ONE_NODE, at("5 0 0 * * ?"), CATCH_UP_ONCE, dailyQuestions::settle),
        new Appointment(
            "learning.refreshers", ONE_NODE, at("0 45 8 * * ?"), CATCH_UP_ONCE, refreshers::open),
        new Appointment(
            "learning.remind", ONE_NODE, at("0 15 9 * * ?"), CATCH_UP_ONCE, termReminders::remind),
        new Appointment(
            "statement.drain",
            ONE_NODE,
            every(Duration.ofSeconds(10)),
            SKIP,
            statementDrain::drain),
        new Appointment(
            "statement.purge", ONE_NODE, at("0 25 3 * * ?"), SKIP, statementOutbox::purge),
        new Appointment("mock.purge", ONE_NODE, at("0 35 3 * * ?"), SKIP, mockExams::purge),
        new Appointment(
            "campaign.run", ONE_NODE, every(Duration.ofSeconds(5)), SKIP, campaigns::runDue),
        new Appointment(
            "contest.end", ONE_NODE, every(Duration.ofSeconds(5)), SKIP, contestPlay::endDue),
        new Appointment(
            "contest.purge", ONE_NODE, at("0 55 3 * * ?"), CATCH_UP_ONCE, contests::purge),
        new Appointment("digest.purge", ONE_NODE, at("0 25 3 * * ?"), SKIP, digests::purge),
        new Appointment(
            "practice.purge", ONE_NODE, at("0 30 3 * * ?"), CATCH_UP_ONCE, practice::purge));
  }
}
