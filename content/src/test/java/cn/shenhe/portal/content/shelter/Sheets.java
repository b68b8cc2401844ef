package cn.shenhe.portal.content.shelter;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Shelters for tests: single ones, and those of a real file. */
final class Sheets {

  static final Instant NOON = Instant.parse("2026-11-23T04:00:00Z");
  static final ImportLimits GENEROUS =
      new ImportLimits(50_000_000, 300_000_000, 300_000, 200, 10_000, Duration.ofMinutes(2));

  private Sheets() {}

  static ShelterSheet sheet(String name, Object... attributesAndValues) {
    Map<ShelterAttribute, Fact> facts = new EnumMap<>(ShelterAttribute.class);
    facts.put(ShelterAttribute.NAME, new Fact(name, "测试", null));
    for (int i = 0; i < attributesAndValues.length; i += 2) {
      ShelterAttribute attribute = (ShelterAttribute) attributesAndValues[i];
      facts.put(
          attribute,
          new Fact(attribute.canonical(attributesAndValues[i + 1].toString()), "测试", null));
    }
    return ShelterSheet.of(facts);
  }

  static ShelterState state(String id, ShelterStatus status, ShelterSheet sheet) {
    return new ShelterState(id, sheet, status, null, NOON, null, false, false);
  }

  static ImportOptions options(boolean blankMeansUnsuitable) {
    return new ImportOptions(
        CoordinateSystem.WGS84, "测试文件", null, blankMeansUnsuitable, true, false, "", true, null);
  }

  static ImportPlan plan(Path file, ImportOptions options, List<ShelterState> existing)
      throws IOException {
    return plan(Files.readAllBytes(file), options, existing);
  }

  static ImportPlan plan(byte[] file, ImportOptions options, List<ShelterState> existing) {
    ShelterTable table = TableReading.read(file, GENEROUS);
    return ImportPlan.of(
        table,
        ColumnMapping.guessed(table.headers()),
        options,
        existing,
        new StatusRule(true, Instant.MAX, Map.of()),
        DistrictBoundary.shenhe());
  }

  /** The shelters the plan would make, with their code as id. */
  static List<ShelterState> applied(ImportPlan plan) {
    List<ShelterState> states = new ArrayList<>();
    for (ImportPlan.Planned row : plan.rows()) {
      if (row.account().outcome().accepted()) {
        states.add(
            new ShelterState(
                row.account().code(),
                row.sheet(),
                row.status() == null ? ShelterStatus.UNKNOWN : row.status(),
                row.occupancy(),
                NOON,
                null,
                false,
                false));
      }
    }
    return states;
  }
}
