package cn.shenhe.portal.web.walls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The house keeps its walls, and every wall has been seen to hold. */
class WallsTest {

  private static final JavaClasses WRONG = new ClassFileImporter().importPackages("wrong");

  static List<ArchRule> wallsOfTheHouse() {
    return new Walls(House.NAME).all();
  }

  static List<ArchRule> wallsOnWrongClasses() {
    return new Walls("wrong").all();
  }

  @ParameterizedTest
  @MethodSource("wallsOfTheHouse")
  void houseKeepsItsWalls(ArchRule wall) {
    wall.check(House.CLASSES);
  }

  @ParameterizedTest
  @MethodSource("wallsOnWrongClasses")
  void wallBites(ArchRule wall) {
    assertThatThrownBy(() -> wall.check(WRONG))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("was violated");
  }

  @Test
  void wholeHouseIsLookedAt() {
    assertThat(House.CLASSES)
        .extracting(type -> type.getPackageName().split("\\.")[3])
        .contains("content", "exambank", "training", "web");
  }

  @Test
  void everyPackageSaysWhatItOwns() throws IOException {
    Path root = Path.of(System.getProperty("maven.multiModuleProjectDirectory", ".."));
    for (String module : List.of("content", "exam-bank", "training", "web")) {
      assertThat(silentPackages(root.resolve(module).resolve("src/main/java"))).isEmpty();
    }
  }

  @Test
  void silentPackageIsFound(@TempDir Path sources) throws IOException {
    Path silent = Files.createDirectories(sources.resolve("cn/silent"));
    Files.createFile(silent.resolve("Some.java"));

    assertThat(silentPackages(sources)).containsExactly(silent);
  }

  private static List<Path> silentPackages(Path sources) throws IOException {
    try (Stream<Path> files = Files.walk(sources)) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .map(Path::getParent)
          .distinct()
          .filter(folder -> !Files.exists(folder.resolve("package-info.java")))
          .toList();
    }
  }
}
