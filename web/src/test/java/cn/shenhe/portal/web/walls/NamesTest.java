package cn.shenhe.portal.web.walls;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import jakarta.inject.Named;
import jakarta.persistence.Entity;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Two beans or entities of one name keep the portal from starting; found here in a second. */
class NamesTest {

  @Test
  void noTwoPageBeansShareAName() {
    assertThat(House.CLASSES.stream().filter(type -> type.isAnnotatedWith(Named.class)).toList())
        .isNotEmpty()
        .satisfies(beans -> assertThat(twice(beans, NamesTest::beanName)).isEmpty());
  }

  @Test
  void noTwoEntitiesOfAModuleShareAName() {
    assertThat(House.CLASSES.stream().filter(type -> type.isAnnotatedWith(Entity.class)).toList())
        .isNotEmpty()
        .satisfies(entities -> assertThat(twice(entities, NamesTest::entityName)).isEmpty());
  }

  @Test
  void aSharedNameIsFound() {
    List<JavaClass> both =
        new ClassFileImporter().importClasses(One.Page.class, Other.Page.class).stream().toList();

    assertThat(twice(both, NamesTest::beanName)).containsKey("page");
  }

  private static Map<String, List<String>> twice(
      List<? extends JavaClass> types, java.util.function.Function<JavaClass, String> name) {
    return types.stream()
        .collect(
            Collectors.groupingBy(
                name, Collectors.mapping(JavaClass::getFullName, Collectors.toList())))
        .entrySet()
        .stream()
        .filter(entry -> entry.getValue().size() > 1)
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private static String beanName(JavaClass type) {
    String given = type.getAnnotationOfType(Named.class).value();
    String simple = type.getSimpleName();
    return given.isEmpty()
        ? simple.substring(0, 1).toLowerCase(Locale.ROOT) + simple.substring(1)
        : given;
  }

  private static String entityName(JavaClass type) {
    String given = type.getAnnotationOfType(Entity.class).name();
    String module = type.getPackageName().split("\\.")[3];
    return module + ":" + (given.isEmpty() ? type.getSimpleName() : given);
  }

  private static final class One {
    @Named
    static class Page {}
  }

  private static final class Other {
    @Named
    static class Page {}
  }
}
