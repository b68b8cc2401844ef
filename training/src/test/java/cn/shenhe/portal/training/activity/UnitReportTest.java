package cn.shenhe.portal.training.activity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.shenhe.portal.training.booking.BookingDatabase;
import cn.shenhe.portal.training.campaign.ActKind;
import cn.shenhe.portal.training.campaign.ActRow;
import cn.shenhe.portal.training.campaign.ActState;
import cn.shenhe.portal.training.campaign.CampaignReported;
import cn.shenhe.portal.training.campaign.CampaignStage;
import cn.shenhe.portal.training.campaign.Campaigns;
import jakarta.persistence.OptimisticLockException;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From the invitation of a unit to the figures of the campaign. */
class UnitReportTest {

  private static final Set<ActKind> OWN =
      EnumSet.of(ActKind.BANNER, ActKind.CLOSE, ActKind.REPORT, ActKind.REPORTS_CLOSE);
  private static final ReportUnit UNIT = new ReportUnit("某社区", Setting.COMMUNITY, "滨河街道");

  private final BookingDatabase database = new BookingDatabase(BookingDatabase.Kind.H2);
  private BookingDatabase.Desk desk;
  private String campaign;

  @BeforeEach
  void open() {
    desk = database.desk();
    campaign = ActivityTest.campaign(desk);
  }

  @AfterEach
  void close() {
    database.close();
  }

  private UnitReporting reporting() {
    return desk.bean(UnitReporting.class);
  }

  private ReportDesk office() {
    return desk.bean(ReportDesk.class);
  }

  private String invite() {
    return desk.in(() -> office().invite(campaign, UNIT, 30));
  }

  private String write(String invite, String request, int people) {
    return desk.in(
        () ->
            reporting()
                .write(
                    invite,
                    null,
                    "request-" + request + "-0000000000",
                    null,
                    UNIT,
                    new ReportForm(
                        LocalDate.of(2026, 11, 22), Audience.RESIDENT, people, "灭火器体验", "轮流练习。")));
  }

  private static byte[] photo() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(80, 60, BufferedImage.TYPE_INT_RGB), "jpeg", out);
    return out.toByteArray();
  }

  @Test
  void anInvitedUnitReportsAndTheAcceptedReportIsShown() throws IOException {
    String invite = invite();
    String id = write(invite, "a", 40);
    assertThat(write(invite, "a", 40)).isEqualTo(id);
    byte[] photo = photo();
    for (int i = 0; i < 6; i++) {
      desk.run(() -> reporting().addPhoto(invite, id, photo, "居民练习灭火"));
    }
    assertThatThrownBy(() -> desk.run(() -> reporting().addPhoto(invite, id, photo, "第七张")))
        .hasMessageContaining("photo.most");
    String first = desk.in(() -> reporting().report(invite, id)).photos().get(0).id();
    desk.run(() -> reporting().removePhoto(invite, id, first));

    String stranger = invite();
    assertThatThrownBy(() -> desk.in(() -> reporting().report(stranger, id)))
        .isInstanceOf(UnknownActivity.class);
    desk.run(() -> reporting().file(invite, id));
    assertThatThrownBy(() -> desk.run(() -> reporting().addPhoto(invite, id, photo, "迟了")))
        .hasMessageContaining("report.state");

    String kept = desk.in(() -> reporting().report(invite, id)).photos().get(0).id();
    ReportGallery gallery = desk.bean(ReportGallery.class);
    assertThat(desk.in(() -> gallery.of(campaign, 0))).isEmpty();
    assertThatThrownBy(() -> desk.in(() -> gallery.photo(kept)))
        .isInstanceOf(UnknownActivity.class);
    desk.run(() -> office().giveBack(id, "请补充地点"));
    assertThat(desk.in(() -> reporting().report(invite, id)).note()).isEqualTo("请补充地点");
    desk.run(() -> reporting().file(invite, id));
    desk.run(() -> office().accept(id));

    assertThat(desk.in(() -> gallery.of(campaign, 0)))
        .singleElement()
        .satisfies(sheet -> assertThat(sheet.photos()).hasSize(5));
    assertThat(desk.in(() -> gallery.photo(kept))).startsWith(0xFF, 0xD8);
  }

  @Test
  void aLinkThatIsOverOpensNothing() {
    String invite = invite();
    String id = desk.in(() -> office().invites(campaign)).get(0).id();
    desk.run(() -> office().endInvite(id));
    assertThatThrownBy(() -> write(invite, "a", 4)).isInstanceOf(UnknownActivity.class);
    assertThatThrownBy(() -> desk.in(() -> reporting().mine(null)))
        .hasMessageContaining("report.role");
  }

  @Test
  void theFiguresAddUpAndStandOnPaper() throws IOException {
    desk.roles("EDITOR");
    String invite = invite();
    for (String request : new String[] {"a", "b"}) {
      String id = write(invite, request, 40);
      desk.run(() -> reporting().file(invite, id));
      desk.run(() -> office().accept(id));
    }
    write(invite, "c", 1000);
    ActivityOffice activities = desk.bean(ActivityOffice.class);
    Instant start = Instant.parse("2026-11-25T06:00:00Z");
    String activity = desk.in(() -> activities.save(ActivityTest.form("", campaign, 50, start)));
    desk.run(() -> activities.open(activity));
    desk.in(
        () ->
            desk.bean(ActivitySignUp.class)
                .signUp(
                    new ActivitySignUp.Wish(
                        "request-x-0000000000",
                        activity,
                        "王",
                        "13912345678",
                        3,
                        Audience.ELDER,
                        true)));
    database.set(start.plusSeconds(60));
    String signUp = desk.in(() -> activities.page(activity)).signUps().get(0).id();
    desk.run(() -> activities.came(signUp, 2));

    Figures figures = desk.in(() -> desk.bean(Participation.class).figures(campaign));
    assertThat(figures.totals()).isEqualTo(new Figures.Totals(1, 3, 2, 2, 80, 0, 0));
    assertThat(figures.streets())
        .containsExactly(new Figures.StreetLine("滨河街道", 1, 2, 2, 80, 0, 0));
    assertThat(figures.settings()).contains(new Figures.SettingLine(Setting.COMMUNITY, 2, 80));
    assertThat(figures.audiences()).contains(new Figures.AudienceLine(Audience.ELDER, 3, 0));
    assertThat(figures.units())
        .containsExactly(new Figures.UnitLine("某社区", Setting.COMMUNITY, "滨河街道", 2, 80));
    desk.run(
        () ->
            assertThatThrownBy(() -> desk.bean(Participation.class).rebuild(campaign))
                .hasMessageContaining("activity.results.unfrozen"));
    desk.run(() -> desk.bean(ReportKeeping.class).reported(new CampaignReported(campaign)));
    desk.run(() -> activities.attended(activity, 30));
    Figures kept = desk.in(() -> desk.bean(Participation.class).figures(campaign));
    assertThat(kept)
        .isEqualTo(
            new Figures(
                kept.campaign(),
                figures.totals(),
                figures.streets(),
                figures.settings(),
                figures.audiences(),
                figures.units(),
                figures.others(),
                kept.at(),
                true));
    desk.run(() -> desk.bean(ReportKeeping.class).reported(new CampaignReported(campaign)));
    assertThat(desk.in(() -> desk.bean(Participation.class).figures(campaign)).totals().came())
        .isEqualTo(30);

    try (PDDocument pdf = Loader.loadPDF(ParticipationPaper.of(figures))) {
      assertThat(new PDFTextStripper().getText(pdf))
          .contains("活动参与情况报告")
          .contains("滨河街道")
          .contains("某社区")
          .contains("80");
    }
  }

  @Test
  void theFiguresOfTheSafetyMonthHoldWhatUnitsReportedAfterIt() {
    desk.roles("EDITOR");
    database.set(Instant.parse("2027-05-01T00:00:00Z"));
    campaign = desk.in(() -> desk.bean(Campaigns.class).create("safety-month", 2027, ""));
    database.set(Instant.parse("2027-07-10T02:00:00Z"));
    runDue();
    String invite = invite();
    List<String> reports =
        Stream.of("a", "b", "c").map(request -> handedIn(invite, request)).toList();
    desk.run(() -> office().accept(reports.get(0)));
    assertThat(database.number("select count(*) from campaign_figures"))
        .as("not kept while units report")
        .isZero();

    database.set(Instant.parse("2027-07-15T16:00:00Z"));
    runDue();
    assertThat(totals().reports()).as("accepted on 10 July").isOne();
    assertThat(database.number("select count(*) from campaign_figures")).isOne();
    database.set(Instant.parse("2027-08-29T02:00:00Z"));
    desk.run(() -> office().accept(reports.get(1)));
    assertThat(totals()).isEqualTo(new Figures.Totals(0, 0, 0, 2, 80, 0, 0));
    Figures figures = desk.in(() -> desk.bean(Participation.class).figures(campaign));
    assertThat(figures.frozen()).isTrue();
    assertThat(figures.streets())
        .containsExactly(new Figures.StreetLine("滨河街道", 0, 0, 2, 80, 0, 0));
    assertThat(figures.audiences()).contains(new Figures.AudienceLine(Audience.RESIDENT, 0, 80));
    desk.run(() -> office().giveBack(reports.get(1), "人数不对"));
    assertThat(totals().reports()).isOne();
    database.set(Instant.parse("2027-08-29T16:00:00Z"));
    desk.run(() -> office().accept(reports.get(2)));
    assertThat(totals().reports()).as("sixty days are over").isOne();
  }

  private Figures.Totals totals() {
    return desk.in(() -> desk.bean(Participation.class).figures(campaign)).totals();
  }

  private String handedIn(String invite, String request) {
    String id =
        desk.in(
            () ->
                reporting()
                    .write(
                        invite,
                        null,
                        "request-" + request + "-0000000000",
                        null,
                        UNIT,
                        new ReportForm(
                            LocalDate.of(2027, 6, 22), Audience.RESIDENT, 40, "演练", "轮流练习。")));
    desk.run(() -> reporting().file(invite, id));
    return id;
  }

  /** What the campaign does itself, and the figures its report keeps. */
  private void runDue() {
    List<ActRow> due =
        desk.in(() -> desk.bean(Campaigns.class).detail(campaign)).acts().stream()
            .filter(act -> OWN.contains(act.kind()) && act.state() == ActState.WAITING)
            .filter(act -> !act.dueAt().isAfter(database.now()))
            .sorted(Comparator.comparing(ActRow::dueAt))
            .toList();
    database.events().clear();
    for (ActRow act : due) {
      desk.run(() -> desk.bean(CampaignStage.class).perform(act.id(), true));
    }
    List<CampaignReported> reported =
        database.events().stream()
            .filter(CampaignReported.class::isInstance)
            .map(CampaignReported.class::cast)
            .toList();
    reported.forEach(it -> desk.run(() -> desk.bean(ReportKeeping.class).reported(it)));
  }

  @Test
  void figuresTwoKeepAtOnceAreKeptByOneAndTheOtherIsToldSo() {
    Figures figures =
        desk.in(
            () ->
                desk.bean(ParticipationCount.class)
                    .count(desk.bean(Campaigns.class).row(campaign)));
    BookingDatabase.Desk other = database.desk();
    assertThatThrownBy(
            () ->
                desk.run(
                    () -> {
                      FrozenFiguresRepository frozen = desk.bean(FrozenFiguresRepository.class);
                      assertThat(frozen.of(campaign)).isEmpty();
                      other.run(
                          () ->
                              other
                                  .bean(FrozenFiguresRepository.class)
                                  .add(new FrozenFigures(figures)));
                      frozen.add(new FrozenFigures(figures));
                    }))
        .isInstanceOf(OptimisticLockException.class);
    assertThat(database.number("select count(*) from campaign_figures")).isOne();
  }

  @Test
  void thePublicSeesFiguresOnlyAfterTheEnd() {
    assertThatThrownBy(() -> desk.in(() -> desk.bean(Participation.class).figures(campaign)))
        .hasMessageContaining("activity.results.early");
  }
}
