package cn.shenhe.portal.exambank.paper;

import cn.shenhe.portal.exambank.ExamBankAct;
import cn.shenhe.portal.exambank.question.IndustryCatalogues;
import cn.shenhe.portal.exambank.question.OperationCatalogues;
import cn.shenhe.portal.exambank.question.item.Category;
import jakarta.annotation.Resource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.OptimisticLockException;
import java.math.BigDecimal;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Writing, proving and publishing blueprints. */
@Stateless
public class BlueprintAuthoring {

  private static final int PAPERS_COUNTED = 1_000;

  @Inject BlueprintRepository blueprints;
  @Inject PaperRepository papers;
  @Inject ExamRuleRepository rules;
  @Inject PaperDrawing drawing;
  @Inject ShippedExams shipped;
  @Inject OperationCatalogues catalogues;
  @Inject IndustryCatalogues industries;
  @Inject InstantSource clock;
  @Inject Event<ExamBankAct> acts;
  @Resource SessionContext session;

  /** All blueprints by category, operation and name. */
  @RolesAllowed({"EXAMINER", "ADMINISTRATOR", "SYSTEM"})
  public List<BlueprintRow> list() {
    return blueprints.all().stream().map(this::row).toList();
  }

  private BlueprintRow row(Blueprint blueprint) {
    List<BlueprintVersion> versions = blueprints.versions(blueprint);
    Optional<BlueprintVersion> published = versions.stream().filter(v -> !v.isDraft()).findFirst();
    boolean draft = !versions.isEmpty() && versions.get(0).isDraft();
    BlueprintVersion shown = published.orElseGet(() -> versions.get(0));
    return new BlueprintRow(
        blueprint.publicId(),
        blueprint.name(),
        blueprint.category(),
        blueprint.industry(),
        blueprint.subOperation(),
        published.map(BlueprintVersion::number).orElse(0),
        draft,
        shown.cells().stream().mapToInt(Cell::count).sum(),
        shown.minutes(),
        shown.fullMarks(),
        shown.passMark(),
        published.map(version -> ruleChanges(blueprint, version)).orElse(null));
  }

  /**
   * The newest version with everything an editor needs.
   *
   * @throws UnknownBlueprint if there is none
   */
  @RolesAllowed({"EXAMINER", "ADMINISTRATOR"})
  public BlueprintDetail detail(String publicId) {
    Blueprint blueprint = find(publicId);
    List<BlueprintVersion> versions = blueprints.versions(blueprint);
    BlueprintVersion newest = versions.get(0);
    return new BlueprintDetail(
        row(blueprint),
        newest.number(),
        newest.state(),
        newest.lockVersion(),
        newest.note(),
        newest.cells(),
        newest.cells().stream().map(Cell::total).reduce(BigDecimal.ZERO, BigDecimal::add),
        rule(blueprint).map(ExamRule::row).orElse(null),
        versions.stream()
            .map(
                v ->
                    new BlueprintDetail.VersionRow(
                        v.number(), v.state(), v.changedBy(), v.changedAt(), v.publishedAt()))
            .toList());
  }

  /** Points of the syllabus that occur in the live questions of the blueprint, sorted. */
  @RolesAllowed({"EXAMINER", "ADMINISTRATOR"})
  public List<String> areas(String publicId) {
    return drawing.areas(find(publicId));
  }

  /**
   * @return public id of a new blueprint with an empty draft
   * @throws BlueprintRefused if name or subject are not in order
   * @throws cn.shenhe.portal.exambank.question.QuestionRefused if the operation or the industry is
   *     not in its catalogue in force
   */
  @RolesAllowed({"EXAMINER", "ADMINISTRATOR"})
  public String create(String name, Category category, String industry, String subOperation) {
    Blueprint blueprint = new Blueprint(name, category, industry, subOperation, "");
    catalogues.check(List.of(blueprint.subOperation()));
    industries.check(List.of(blueprint.industry()));
    blueprints.add(blueprint);
    blueprints.add(new BlueprintVersion(blueprint, 1, actor(), clock.instant()));
    acts.fire(new ExamBankAct("blueprint.created", blueprint.publicId(), blueprint.name()));
    return blueprint.publicId();
  }

  /**
   * Writes the draft; a published version gets a draft on top of it.
   *
   * @param number and
   * @param lockVersion of the version the editor saw
   * @throws OptimisticLockException if somebody else wrote in the meantime
   */
  @RolesAllowed({"EXAMINER", "ADMINISTRATOR"})
  public void save(String publicId, List<Cell> cells, String note, int number, int lockVersion) {
    Blueprint blueprint = find(publicId);
    BlueprintVersion newest = blueprints.latest(blueprint).orElseThrow(UnknownBlueprint::new);
    if (newest.number() != number || newest.lockVersion() != lockVersion) {
      throw new OptimisticLockException();
    }
    if (!newest.isDraft()) {
      newest = new BlueprintVersion(blueprint, newest.number() + 1, actor(), clock.instant());
      blueprints.add(newest);
    }
    newest.write(cells, note, actor(), clock.instant());
    acts.fire(
        new ExamBankAct("blueprint.saved", publicId, blueprint.name() + " #" + newest.number()));
  }

  /**
   * Proves that papers can be drawn from the newest version and publishes it.
   *
   * @throws BlueprintRefused naming the cells that cannot be filled, or if the marks are not those
   *     of the rule
   * @throws UnknownRule if no rule holds for the subject
   */
  @RolesAllowed({"EXAMINER", "ADMINISTRATOR"})
  public void publish(String publicId) {
    Blueprint blueprint = find(publicId);
    BlueprintVersion newest = blueprints.latest(blueprint).orElseThrow(UnknownBlueprint::new);
    newest.publish(rule(blueprint).orElseThrow(UnknownRule::new), actor(), clock.instant());
    drawing.prove(newest);
    acts.fire(
        new ExamBankAct(
            "blueprint.published", publicId, blueprint.name() + " #" + newest.number()));
  }

  /** Whether the newest version can be filled from the bank as it is now, cell by cell. */
  @RolesAllowed({"EXAMINER", "ADMINISTRATOR"})
  public FeasibilityReport report(String publicId) {
    BlueprintVersion newest = blueprints.latest(find(publicId)).orElseThrow(UnknownBlueprint::new);
    return drawing.report(newest);
  }

  /**
   * A paper as a candidate would see it, drawn from the newest version, draft or not; it is not
   * kept.
   *
   * @throws BlueprintRefused if no paper can be drawn
   */
  @RolesAllowed({"EXAMINER", "ADMINISTRATOR"})
  public List<SheetQuestion> sample(String publicId, long seed) {
    BlueprintVersion newest = blueprints.latest(find(publicId)).orElseThrow(UnknownBlueprint::new);
    if (newest.cells().isEmpty()) {
      throw new BlueprintRefused("exam.blueprint.empty");
    }
    return PaperWriter.readSheet(drawing.sample(newest, seed).sheet());
  }

  /** How often the questions stood on the newest 1,000 exam papers, the most often first. */
  @RolesAllowed({"EXAMINER", "ADMINISTRATOR"})
  public ExposureReport exposures(String publicId, int limit) {
    Map<String, Integer> counts = new HashMap<>();
    List<String> drawn = papers.itemsOf(find(publicId).publicId(), PAPERS_COUNTED);
    drawn.forEach(
        items -> List.of(items.split(" ")).forEach(id -> counts.merge(id, 1, Integer::sum)));
    return drawing.exposures(counts, drawn.size(), limit);
  }

  /**
   * Publishes the blueprints we ship, each once; one the bank cannot serve stays a draft.
   *
   * @return how many were published
   */
  @RolesAllowed("SYSTEM")
  public int loadShipped() {
    int published = 0;
    for (ShippedExams.ShippedBlueprint ship : shipped.blueprints()) {
      if (blueprints.hasOrigin(ship.code())) {
        continue;
      }
      Blueprint blueprint =
          new Blueprint(
              ship.name(), ship.category(), ship.industry(), ship.subOperation(), ship.code());
      blueprints.add(blueprint);
      BlueprintVersion version = new BlueprintVersion(blueprint, 1, "随版本提供", clock.instant());
      version.write(ship.cells(), ship.note(), "随版本提供", clock.instant());
      blueprints.add(version);
      Optional<ExamRule> rule = rule(blueprint);
      if (rule.isPresent() && drawing.report(version).feasible()) {
        version.publish(rule.get(), "随版本提供", clock.instant());
        published++;
      }
    }
    return published;
  }

  private Optional<ExamRule> rule(Blueprint blueprint) {
    return rule(blueprint, LocalDate.ofInstant(clock.instant(), ExamRules.ZONE));
  }

  private Optional<ExamRule> rule(Blueprint blueprint, LocalDate day) {
    return rules.inForce(blueprint.category(), blueprint.industry(), blueprint.subOperation(), day);
  }

  private LocalDate ruleChanges(Blueprint blueprint, BlueprintVersion published) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), ExamRules.ZONE);
    return Stream.concat(Stream.of(today), rules.turns(blueprint.category(), today).stream())
        .filter(
            day ->
                rule(blueprint, day)
                    .filter(rule -> rule.publicId().equals(published.rule()))
                    .isEmpty())
        .findFirst()
        .orElse(null);
  }

  private Blueprint find(String publicId) {
    return blueprints.find(publicId).orElseThrow(UnknownBlueprint::new);
  }

  private String actor() {
    return session.getCallerPrincipal().getName();
  }
}
