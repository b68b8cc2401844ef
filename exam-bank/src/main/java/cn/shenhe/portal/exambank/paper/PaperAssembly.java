package cn.shenhe.portal.exambank.paper;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/**
 * Makes the papers of examinations, before the bell, and hands them out. Called by sittings and
 * grading of this module; they decide which candidate may have which paper.
 */
@Stateless
public class PaperAssembly {

  /** Papers of one call at most. */
  public static final int MOST = 2_000;

  @Inject BlueprintRepository blueprints;
  @Inject PaperRepository papers;
  @Inject PaperDrawing drawing;

  /**
   * Draws papers from the published version of a blueprint and stores them.
   *
   * @param blueprint public id
   * @param count 1–{@link #MOST}
   * @param seed from a secure random source: who knows it can derive the papers
   * @return public ids of the papers
   * @throws UnknownBlueprint if there is none
   * @throws BlueprintRefused if it is not published, or the bank cannot serve it any more
   */
  @RolesAllowed({"EXAMINER", "ADMINISTRATOR", "SYSTEM"})
  public List<String> prepare(String blueprint, int count, long seed) {
    if (count < 1 || count > MOST) {
      throw new BlueprintRefused("exam.blueprint.papers", MOST);
    }
    return drawing.draw(published(blueprint), Paper.Purpose.EXAM, count, seed).stream()
        .map(Paper::publicId)
        .toList();
  }

  /** Minutes of the papers a blueprint's published version gives; empty while there is none. */
  @PermitAll
  public Optional<Integer> minutes(String blueprint) {
    return blueprints.find(blueprint).flatMap(blueprints::published).map(BlueprintVersion::minutes);
  }

  private BlueprintVersion published(String blueprint) {
    Blueprint found = blueprints.find(blueprint).orElseThrow(UnknownBlueprint::new);
    return blueprints
        .published(found)
        .orElseThrow(() -> new BlueprintRefused("exam.blueprint.unpublished"));
  }

  /**
   * The paper without its key. Open to every role because sittings of candidates read it; a page
   * must never pass an id it got from a request.
   *
   * @throws UnknownPaper if there is none
   */
  @PermitAll
  public PaperSheet sheet(String paper) {
    return papers.find(paper).orElseThrow(UnknownPaper::new).asSheet();
  }

  /**
   * @throws UnknownPaper if there is none
   */
  @RolesAllowed({"EXAMINER", "SYSTEM"})
  public PaperKey key(String paper) {
    return papers.find(paper).orElseThrow(UnknownPaper::new).asKey();
  }

  /**
   * Whether the paper, derived again from its seed and bank snapshot by the method it was drawn by,
   * is byte for byte the stored one; one that is not kept, or whose questions are not, is not.
   */
  @RolesAllowed({"EXAMINER", "ADMINISTRATOR", "SYSTEM"})
  public Reproduction reproduction(String paper) {
    Paper stored = papers.find(paper).orElse(null);
    if (stored == null) {
      return Reproduction.CHANGED;
    }
    try {
      return drawing
          .again(stored)
          .map(
              again ->
                  again.sheet().equals(stored.sheet()) && again.key().equals(stored.answerKey())
                      ? Reproduction.SAME
                      : Reproduction.CHANGED)
          .orElse(Reproduction.METHOD_UNKNOWN);
    } catch (BlueprintRefused | IllegalStateException gone) {
      // What it was drawn from is not whole any more. Caught here: thrown on, it would roll the
      // caller's work back.
      return Reproduction.CHANGED;
    }
  }
}
