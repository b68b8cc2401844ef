package cn.shenhe.portal.web.walls;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.properties.CanBeAnnotated.Predicates.annotatedWith;
import static com.tngtech.archunit.lang.conditions.ArchConditions.beAnnotatedWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Set;

/** The rules, for the packages below one root: ours, or the one with the wrong classes. */
record Walls(String root) {

  private static final String FORBIDDEN_NAMES = ".*(Impl|Manager|Helper|Utils?|Service|DTO|Dto)";

  /** Ways to ask the machine for the time; each has a form that takes a clock. */
  private static final Set<String> CLOCKLESS =
      Set.of(
          "java.time.Instant",
          "java.time.LocalDate",
          "java.time.LocalTime",
          "java.time.LocalDateTime",
          "java.time.OffsetDateTime",
          "java.time.ZonedDateTime",
          "java.time.Year",
          "java.time.YearMonth");

  List<ArchRule> all() {
    return List.of(
        contentStandsAlone(),
        examBankStandsAlone(),
        trainingKnowsNoPages(),
        onlyWebSeesPagesAndSchedules(),
        databaseIsMetInsideItsPackage(),
        repositoriesArePackagePrivate(),
        boundariesNameTheirRoles(),
        noEntityReachesThePages(),
        noKeyReachesThePages(),
        timeComesFromTheClock(),
        addressesAreFoundInOnePlace(),
        packagesHaveNoCycles(),
        namesSayWhatThingsDo());
  }

  ArchRule contentStandsAlone() {
    return noClasses()
        .that(live("content.."))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(in("exambank.."), in("training.."), in("web.."))
        .because("no exam code may ever put a live question into the public search index");
  }

  ArchRule examBankStandsAlone() {
    return noClasses()
        .that(live("exambank.."))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(in("content.."), in("training.."), in("web.."));
  }

  ArchRule trainingKnowsNoPages() {
    return noClasses()
        .that(live("training.."))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(in("web.."));
  }

  ArchRule onlyWebSeesPagesAndSchedules() {
    return noClasses()
        .that(live("content..").or(live("exambank..")).or(live("training..")))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "jakarta.faces..",
            "jakarta.servlet..",
            "jakarta.ws.rs..",
            "org.primefaces..",
            "org.omnifaces..",
            "org.quartz..");
  }

  ArchRule databaseIsMetInsideItsPackage() {
    return noClasses()
        .that(live(".."))
        .and()
        .arePublic()
        .should()
        .dependOnClassesThat()
        .areAssignableTo(EntityManager.class)
        .because("package-private repositories are the only users of the EntityManager");
  }

  ArchRule repositoriesArePackagePrivate() {
    return classes()
        .that(live(".."))
        .and()
        .haveSimpleNameEndingWith("Repository")
        .should()
        .bePackagePrivate();
  }

  ArchRule boundariesNameTheirRoles() {
    return methods()
        .that()
        .arePublic()
        .and()
        .areDeclaredInClassesThat(live("..").and(annotatedWith(Stateless.class)))
        .and()
        .areDeclaredInClassesThat()
        .areNotAnnotatedWith(RolesAllowed.class)
        .should(beAnnotatedWith(RolesAllowed.class).or(beAnnotatedWith(PermitAll.class)));
  }

  ArchRule noEntityReachesThePages() {
    return noClasses()
        .that(live("web.."))
        .should()
        .dependOnClassesThat()
        .areAnnotatedWith(Entity.class);
  }

  ArchRule noKeyReachesThePages() {
    return noClasses()
        .that(live("web.."))
        .should()
        .dependOnClassesThat()
        .haveNameMatching((root + ".exambank.paper.(PaperKeys?|KeyedQuestion)").replace(".", "\\."))
        .because("keys of papers never leave the server before grading");
  }

  ArchRule timeComesFromTheClock() {
    return noClasses()
        .that(live(".."))
        .and()
        .doNotHaveSimpleName("ClockProducer")
        .should()
        .accessTargetWhere(asksTheMachineForTheTime());
  }

  ArchRule addressesAreFoundInOnePlace() {
    return noClasses()
        .that(live("web.."))
        .and()
        .haveNameNotMatching(".*\\.(ClientAddress|OpsAccessFilter)")
        .should()
        .accessTargetWhere(
            DescribedPredicate.describe(
                "ask whose connection it is",
                access -> access.getTarget().getName().equals("getRemoteAddr")))
        .because("behind a proxy the connection is not the client's: ask ClientAddress");
  }

  ArchRule packagesHaveNoCycles() {
    return slices().matching(root + ".(**)").should().beFreeOfCycles();
  }

  ArchRule namesSayWhatThingsDo() {
    return noClasses().that(live("..")).should().haveNameMatching(FORBIDDEN_NAMES);
  }

  private DescribedPredicate<JavaClass> live(String below) {
    return resideInAPackage(in(below));
  }

  /** A package pattern below the root; {@code ..} alone means all of it. */
  private String in(String below) {
    return below.equals("..") ? root + ".." : root + "." + below;
  }

  private static DescribedPredicate<JavaAccess<?>> asksTheMachineForTheTime() {
    return DescribedPredicate.describe("ask the machine for the time", Walls::isClockless);
  }

  private static boolean isClockless(JavaAccess<?> access) {
    String owner = access.getTargetOwner().getName();
    String name = access.getTarget().getName();
    boolean withoutArguments = access.getTarget().getFullName().endsWith("()");
    return (CLOCKLESS.contains(owner) && name.equals("now") && withoutArguments)
        || (owner.equals("java.util.Date") && name.equals("<init>") && withoutArguments)
        || (owner.equals("java.lang.System") && name.equals("currentTimeMillis"))
        || (owner.equals("java.time.Clock") && name.startsWith("system"))
        || (owner.equals("java.time.InstantSource") && name.equals("system"));
  }
}
