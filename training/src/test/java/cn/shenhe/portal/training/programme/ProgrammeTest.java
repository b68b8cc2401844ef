package cn.shenhe.portal.training.programme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ProgrammeTest {

  private static final Instant NOW = Instant.parse("2026-11-24T01:00:00Z");
  private static final HourLength HOUR = new HourLength(45);

  private static OutlineFile file(String name) {
    return OutlineFile.read(name, new HashSet<>(OutlineFile.lessons(name)));
  }

  private static Enrolment enrolment(String name, EnrolmentKind kind, boolean highRisk) {
    OutlineFile file = file(name);
    Programme programme =
        new Programme(file.code(), file.category(), file.industry(), file.subOperation(), NOW);
    return new Enrolment(
        new ProgrammeEdition(programme, file.sheet(), "portal", file.digest(), NOW),
        kind,
        highRisk,
        Enrolment.Source.SELF,
        LocalDate.of(2026, 11, 24),
        HOUR);
  }

  @Test
  void everyShippedOutlineSaysHoursWithTheirBasis() {
    for (String name : OutlineFile.SHIPPED) {
      OutlineFile file = file(name);
      assertThat(file.missing()).isEmpty();
      assertThat(file.sheet().initial().basis()).isNotBlank();
      assertThat(file.sheet().units()).isNotEmpty();
      assertThat(file.sheet().pieces()).allMatch(piece -> piece.startsWith("lesson:"));
    }
  }

  /** Source: FACTS 1.2 (three levels) and 1.4 (K1 to K4). */
  @Test
  void whatIsTaughtOnTheSpotNeedsSomebodyThere() {
    assertThat(attended("special-operator")).hasSize(4).allMatch(title -> title.contains("实操科目 K"));
    assertThat(attended("new-worker")).containsExactly("厂（矿）级安全教育", "车间（工段、区、队）级安全教育", "班组级安全教育");
    assertThat(OutlineFile.SHIPPED)
        .allSatisfy(
            name ->
                assertThat(file(name).sheet().units())
                    .as(name)
                    .filteredOn(unit -> unit.handsOn() && !unit.attended())
                    .isEmpty());
  }

  private static List<String> attended(String name) {
    return file(name).sheet().units().stream()
        .filter(EditionSheet.UnitSheet::attended)
        .map(EditionSheet.UnitSheet::title)
        .toList();
  }

  @Test
  void everyShippedOutlineHasAnElectiveUnitOfLessonsOfItsOwn() {
    for (String name : OutlineFile.SHIPPED) {
      List<EditionSheet.UnitSheet> units = file(name).sheet().units();
      List<EditionSheet.UnitSheet> elective =
          units.stream().filter(unit -> !unit.compulsory()).toList();
      assertThat(elective).as(name).hasSize(1);
      assertThat(elective.get(0).pieces())
          .as(name)
          .hasSizeGreaterThanOrEqualTo(3)
          .doesNotContainAnyElementsOf(
              units.stream()
                  .filter(EditionSheet.UnitSheet::compulsory)
                  .flatMap(unit -> unit.pieces().stream())
                  .toList());
    }
  }

  @Test
  void noBasisNamesSomethingOnlyAProgrammerKnows() {
    for (String name : OutlineFile.SHIPPED) {
      EditionSheet sheet = file(name).sheet();
      assertThat(List.of(sheet.initial().basis(), sheet.refresher().basis(), sheet.deadlineBasis()))
          .as(name)
          .noneMatch(basis -> basis.matches("(?s).*[A-Za-z]{3,}.*"));
    }
  }

  /** Source: FACTS 1.2. */
  @Test
  void theHoursAreThoseOfTheTable() {
    assertThat(file("principal").sheet().initial().hours()).isEqualTo(32);
    assertThat(file("manager").sheet().initial().highRiskHours()).isEqualTo(48);
    assertThat(file("manager").sheet().refresher().hours()).isEqualTo(12);
    assertThat(file("principal").sheet().refresher().highRiskHours()).isEqualTo(16);
    assertThat(file("new-worker").sheet().initial().hours()).isEqualTo(24);
    assertThat(file("new-worker").sheet().initial().highRiskHours()).isEqualTo(72);
    assertThat(file("new-worker").sheet().refresher().highRiskHours()).isEqualTo(20);
    assertThat(file("special-operator").sheet().initial().hours()).isNull();
  }

  @Test
  void hoursCountForTheCategoryAndOperationOfTheProgramme() {
    Enrolment manager = enrolment("manager", EnrolmentKind.INITIAL, false);
    assertThat(manager.counts(JobCategory.MANAGER, "")).isTrue();
    assertThat(manager.counts(JobCategory.PRINCIPAL, "")).isFalse();
    Enrolment electrician = enrolment("special-operator", EnrolmentKind.INITIAL, false);
    assertThat(electrician.counts(JobCategory.SPECIAL_OPERATOR, "低压电工")).isTrue();
    assertThat(electrician.counts(JobCategory.SPECIAL_OPERATOR, "高压电工")).isFalse();
    assertThat(electrician.counts(JobCategory.SPECIAL_OPERATOR, "")).isFalse();
  }

  @Test
  void aLessonThatIsNotThereIsLeftOutAndNamed() {
    OutlineFile file = OutlineFile.read("principal", Set.of("principal-duties"));
    assertThat(file.sheet().pieces()).containsExactly("lesson:principal-duties");
    assertThat(file.missing()).contains("legal-liability-training");
  }

  @Test
  void aManagerHasSixMonthsAndThirtyTwoHoursOfFortyFiveMinutes() {
    Enrolment enrolment = enrolment("manager", EnrolmentKind.INITIAL, false);
    assertThat(enrolment.dueOn()).isEqualTo(LocalDate.of(2027, 5, 24));
    assertThat(enrolment.requiredMs()).isEqualTo(32 * 45 * 60_000L);
  }

  @Test
  void aRefresherIsDueWithinAYear() {
    assertThat(enrolment("manager", EnrolmentKind.REFRESHER, true).dueOn())
        .isEqualTo(LocalDate.of(2027, 11, 24));
  }

  @Test
  void hoursAloneDoNotCompleteItAndNeitherDoLessonsAlone() {
    Enrolment enrolment = enrolment("manager", EnrolmentKind.INITIAL, false);
    enrolment.progressed(40 * 45 * 60_000L, 0, false, NOW);
    assertThat(enrolment.completedAt()).isNull();
    enrolment.progressed(0, 31 * 45 * 60_000L, true, NOW);
    assertThat(enrolment.completedAt()).isNull();
    enrolment.progressed(45 * 60_000L, 31 * 45 * 60_000L, true, NOW);
    assertThat(enrolment.completedAt()).isEqualTo(NOW);
  }

  @Test
  void withoutANumberOfHoursNothingIsCompleted() {
    Enrolment enrolment = enrolment("special-operator", EnrolmentKind.INITIAL, false);
    enrolment.progressed(Long.MAX_VALUE / 2, 0, true, NOW);
    assertThat(enrolment.completedAt()).isNull();
    assertThat(enrolment.dueOn()).isNull();
  }

  @Test
  void hoursAreRoundedDown() {
    assertThat(HOUR.hours(45 * 60_000L - 1)).isEqualTo(0.9);
    assertThat(HOUR.hours(HOUR.millis(32))).isEqualTo(32.0);
  }

  @Test
  void stateFollowsTheDay() {
    LocalDate today = LocalDate.of(2026, 11, 24);
    assertThat(EnrolmentState.of(false, today.minusDays(1), today))
        .isEqualTo(EnrolmentState.OVERDUE);
    assertThat(EnrolmentState.of(false, today, today)).isEqualTo(EnrolmentState.DUE_SOON);
    assertThat(EnrolmentState.of(false, today.plusDays(31), today))
        .isEqualTo(EnrolmentState.RUNNING);
    assertThat(EnrolmentState.of(true, today.minusDays(9), today))
        .isEqualTo(EnrolmentState.COMPLETED);
    assertThat(EnrolmentState.of(false, null, today)).isEqualTo(EnrolmentState.RUNNING);
  }

  @Test
  void aNumberWithoutABasisIsRefused() {
    assertThatThrownBy(() -> new EditionSheet.Hours(32, 48, " "))
        .isInstanceOf(ProgrammeRefused.class);
    assertThatThrownBy(
            () -> new EditionSheet.UnitSheet("x", -1, true, false, false, List.of(), List.of()))
        .isInstanceOf(ProgrammeRefused.class);
  }
}
