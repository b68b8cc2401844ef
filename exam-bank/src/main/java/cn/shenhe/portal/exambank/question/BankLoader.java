package cn.shenhe.portal.exambank.question;

import cn.shenhe.portal.exambank.question.item.Likeness;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;

/**
 * Puts the questions we ship into the bank, through the importer everybody uses. They were read by
 * a second person before they were shipped and go live at once. A file whose content was loaded
 * before is left alone.
 */
@Stateless
public class BankLoader {

  private static final String FOLDER = "/bank/";
  private static final String SOURCE = "沈河区门户自带题库";
  private static final String REVIEWER = "随版本复核";
  private static final int CHUNK = 250;

  @Inject QuestionImport importing;
  @Inject ImportRepository imports;
  @Inject QuestionRepository questions;
  @Inject OperationCatalogues catalogues;
  @Inject IndustryCatalogues industries;
  @Inject InstantSource clock;

  /** Names of the shipped files, in loading order. */
  @RolesAllowed({"ADMINISTRATOR", "SYSTEM"})
  public List<String> shippedFiles() {
    return new String(bytes("files.txt"), StandardCharsets.UTF_8)
        .lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty())
        .toList();
  }

  /**
   * Loads the catalogue of special operations and every shipped file not loaded before.
   *
   * @return number of questions that came into the bank
   */
  @RolesAllowed("SYSTEM")
  public int loadShipped() {
    catalogues.importShipped();
    industries.importShipped();
    int loaded = 0;
    for (String name : shippedFiles()) {
      byte[] bytes = bytes(name);
      if (!imports.wasTaken(Likeness.hex(bytes))) {
        loaded += load(name, bytes);
      }
    }
    return loaded;
  }

  private int load(String name, byte[] bytes) {
    String id = importing.preview(name, SOURCE, bytes, null).summary().id();
    Set<RowVerdict> verdicts = Set.of(RowVerdict.ACCEPTED, RowVerdict.NEAR_DUPLICATE);
    int loaded = 0;
    int taken;
    do {
      taken = importing.take(id, verdicts, Set.of(), CHUNK);
      loaded += taken;
      questions.flushAndClear();
    } while (taken == CHUNK);
    questions.publishImported(id, REVIEWER, clock.instant());
    return loaded;
  }

  private static byte[] bytes(String name) {
    try (InputStream in = BankLoader.class.getResourceAsStream(FOLDER + name)) {
      if (in == null) {
        throw new IllegalStateException("shipped file is missing: " + name);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
