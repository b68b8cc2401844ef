package cn.shenhe.portal.content.shelter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShelterSheetTest {

  @Test
  void whatIsStoredIsReadBackUnchanged() {
    ShelterSheet sheet =
        ShelterSheet.of(
            Map.of(
                ShelterAttribute.NAME,
                new Fact("a\tb\\n\nc", "来源\t\\", LocalDate.of(2026, 1, 2)),
                ShelterAttribute.CAPACITY,
                new Fact("300", "台账", null)));
    assertThat(ShelterSheet.decoded(sheet.encoded())).isEqualTo(sheet);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "未知", "不详", "unknown", "-", "N/A"})
  void blankAndUnknownAreNeverNo(String written) {
    assertThat(ShelterAttribute.WHEELCHAIR.canonical(written)).isNull();
    ShelterSheet sheet = Sheets.sheet("甲");
    assertThat(sheet.triState(ShelterAttribute.WHEELCHAIR)).isEqualTo(TriState.UNKNOWN);
    assertThat(sheet.suits(Hazard.FLOOD)).isEqualTo(TriState.UNKNOWN);
    assertThat(sheet.indoor()).isEqualTo(TriState.UNKNOWN);
    assertThat(sheet.capacity()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "LEVEL,社区级,村（社区）级", "LEVEL,街道级,乡镇（街道）级", "LEVEL,市级,市级", "LEVEL,村(社区)级,村（社区）级",
    "DURATION,长期、紧急,紧急、长期", "SPACE,室外,室外型", "SPACE,室内,室内型", "FUNCTION,综合,综合性",
    "CAPACITY,1200人,1200", "TOTAL_AREA,1500.50,1500.5", "PETS,NONE,NO", "WHEELCHAIR,YES,YES"
  })
  void valuesAreUnderstoodAsPeopleWriteThem(
      ShelterAttribute attribute, String written, String canonical) {
    assertThat(attribute.canonical(written)).isEqualTo(canonical);
  }

  @ParameterizedTest
  @CsvSource({
    "CAPACITY,-3",
    "CAPACITY,2.5",
    "CAPACITY,1e99",
    "WHEELCHAIR,也许",
    "LEVEL,国家级",
    "POSITION,'95,123'"
  })
  void whatIsNoValueIsRefused(ShelterAttribute attribute, String written) {
    assertThatThrownBy(() -> attribute.canonical(written))
        .isInstanceOfAny(IllegalArgumentException.class, ArithmeticException.class);
  }

  @Test
  void responsiblePersonsAreNotForThePublic() {
    ShelterSheet sheet =
        Sheets.sheet(
            "甲",
            ShelterAttribute.RESPONSIBLE_NAME,
            "张三",
            ShelterAttribute.RESPONSIBLE_MOBILE,
            "13800000000");
    assertThat(sheet.forThePublic().facts()).containsOnlyKeys(ShelterAttribute.NAME);
    assertThat(sheet.toString()).doesNotContain("张三", "138");
    ShelterState state = Sheets.state("x", ShelterStatus.OPEN, sheet);
    assertThat(ShelterExport.feature(state)).doesNotContain("张三", "138");
    assertThat(ShelterExport.csv(java.util.List.of(state))).doesNotContain("张三", "138");
    assertThat(ShelterSearchSource.document(state).toString())
        .contains("甲")
        .doesNotContain("张三", "138");
  }

  @Test
  void anOrderDecidesAndWithoutOneTheRule() {
    Openness hours = hours("", Map.of());
    Instant mondayNoon = Instant.parse("2026-11-23T04:00:00Z");
    Instant sunday = Instant.parse("2026-11-22T04:00:00Z");
    ShelterSheet school = Sheets.sheet("校", ShelterAttribute.OPEN_RULE, "非上课时段");
    assertThat(hours.openNow(Sheets.state("1", ShelterStatus.STANDBY, school), mondayNoon))
        .isEqualTo(TriState.NO);
    assertThat(hours.openNow(Sheets.state("1", ShelterStatus.STANDBY, school), sunday))
        .isEqualTo(TriState.YES);
    assertThat(hours.openNow(Sheets.state("1", ShelterStatus.OPEN, school), mondayNoon))
        .isEqualTo(TriState.YES);
    assertThat(hours.openNow(Sheets.state("1", ShelterStatus.CLOSED, school), sunday))
        .isEqualTo(TriState.NO);
    assertThat(hours.openNow(Sheets.state("1", ShelterStatus.STANDBY, Sheets.sheet("园")), sunday))
        .isEqualTo(TriState.UNKNOWN);
  }

  @Test
  void publicHolidaysDaysWorkedInExchangeAndSchoolHolidaysDecideWhetherThereAreClasses() {
    Openness hours =
        hours(
            "2027-01-16/2027-02-28, 2026-07-11/2026-08-31",
            Map.of(LocalDate.of(2026, 10, 1), false, LocalDate.of(2026, 10, 10), true));
    assertThat(hours.inClass(noon("2026-09-30"))).isTrue();
    assertThat(hours.inClass(noon("2026-10-01"))).as("a public holiday").isFalse();
    assertThat(hours.inClass(noon("2026-10-10"))).as("a Saturday that is worked").isTrue();
    assertThat(hours.inClass(noon("2026-10-17"))).as("any other Saturday").isFalse();
    assertThat(hours.inClass(noon("2026-08-31"))).as("the last day of holidays").isFalse();
    assertThat(hours.inClass(noon("2026-09-01"))).isTrue();
    assertThat(hours.inClass(Instant.parse("2026-09-30T12:00:00Z"))).as("evening").isFalse();
  }

  @Test
  void whereNoHolidaysAreKnownTheSchoolsOwnNoticeCounts() {
    ShelterSheet school = Sheets.sheet("校", ShelterAttribute.OPEN_RULE, "非上课时段");
    ShelterState standby = Sheets.state("1", ShelterStatus.STANDBY, school);
    assertThat(hours("", Map.of()).hangsOnTheSchool(standby)).isTrue();
    assertThat(hours("2026-07-11/2026-08-31", Map.of()).hangsOnTheSchool(standby)).isFalse();
    assertThat(hours("", Map.of()).hangsOnTheSchool(Sheets.state("1", ShelterStatus.OPEN, school)))
        .isFalse();
    assertThat(
            new Proposal(
                    null, ShelterNeeds.NONE, hours("", Map.of()), false, new WalkingPace(4, 1.3))
                .listed(standby)
                .reasons())
        .extracting(FoundShelter.Reason::code)
        .containsExactly("open.yes", "class");
  }

  private static Openness hours(String holidays, Map<LocalDate, Boolean> calendar) {
    return Openness.classHours(
        "07:30-17:30", SchoolHolidays.of(holidays), day -> Optional.ofNullable(calendar.get(day)));
  }

  private static Instant noon(String day) {
    return Instant.parse(day + "T04:00:00Z");
  }
}
