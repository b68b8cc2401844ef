package cn.shenhe.portal.exambank.question;

import cn.shenhe.portal.exambank.ExamBankAct;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Editions of the catalogue of special operations. We ship the list known before 2026; the text of
 * 应急〔2026〕45号 was not to be had, so an administrator replaces it by importing.
 */
@Stateless
public class OperationCatalogues {

  /** Source: FACTS §2.2, the list of 令第30号 with the three power items added later; 54 items. */
  static final String SHIPPED = "/catalogue/pre-2026.csv";

  static final String SHIPPED_NAME = "pre-2026 (54)";

  @Inject OperationCatalogueRepository catalogues;
  @Inject InstantSource clock;
  @Inject Event<ExamBankAct> acts;

  /** The edition in force; empty before the first is imported. */
  @PermitAll
  public Optional<CatalogueEdition> inForce() {
    return catalogues.inForce().stream().findFirst().map(OperationCatalogue::edition);
  }

  /** All editions, newest first. */
  @RolesAllowed({"EDITOR", "EXAMINER", "ADMINISTRATOR", "SYSTEM"})
  public List<CatalogueEdition> editions() {
    return catalogues.newestFirst(50).stream().map(OperationCatalogue::edition).toList();
  }

  /**
   * Checks names somebody typed; before the first edition is imported every name is good.
   *
   * @param typed blank ones are passed over
   * @throws QuestionRefused naming the first that is not in the edition in force, and the nearest
   *     that is
   */
  @RolesAllowed({"EDITOR", "EXAMINER", "ADMINISTRATOR", "SYSTEM"})
  public void check(Collection<String> typed) {
    List<String> names =
        inForce().stream()
            .flatMap(edition -> edition.entries().stream())
            .map(CatalogueEdition.Entry::name)
            .distinct()
            .toList();
    for (String name : typed) {
      String plain = name == null ? "" : name.strip();
      if (!names.isEmpty() && !plain.isEmpty() && !names.contains(plain)) {
        String nearest =
            names.stream().min(Comparator.comparingInt(n -> distance(plain, n))).orElseThrow();
        throw new QuestionRefused("operation.unknown", plain, nearest);
      }
    }
  }

  /** Signs to insert, drop or exchange to make one of the other. */
  private static int distance(String one, String other) {
    int[] before = IntStream.rangeClosed(0, other.length()).toArray();
    for (int i = 1; i <= one.length(); i++) {
      int[] here = new int[other.length() + 1];
      here[0] = i;
      for (int j = 1; j <= other.length(); j++) {
        int exchanged = before[j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        here[j] = Math.min(exchanged, 1 + Math.min(before[j], here[j - 1]));
      }
      before = here;
    }
    return before[other.length()];
  }

  /**
   * Imports an edition from lines {@code 大类,小类,说明} (the last may be missing) and puts it into
   * force.
   *
   * @param csv UTF-8 text; an optional first line with these words is skipped
   * @return public id of the edition
   * @throws QuestionRefused if the name is taken or a line has no 小类, with the number of the line
   */
  @RolesAllowed({"ADMINISTRATOR", "SYSTEM"})
  public String importEdition(String name, String caveat, String source, String csv) {
    if (name == null || name.isBlank() || name.length() > 60) {
      throw new QuestionRefused("catalogue.name", name);
    }
    if (catalogues.isNameTaken(name.strip())) {
      throw new QuestionRefused("catalogue.name-taken", name);
    }
    OperationCatalogue edition =
        new OperationCatalogue(name.strip(), caveat, source, clock.instant());
    readLines(csv).forEach(e -> edition.add(e.group(), e.name(), e.note()));
    catalogues.inForce().forEach(OperationCatalogue::giveWay);
    edition.comeIntoForce();
    catalogues.add(edition);
    CatalogueEdition row = edition.edition();
    acts.fire(new ExamBankAct("question.catalogue-imported", row.id(), row.name()));
    return row.id();
  }

  /** Imports the shipped edition if the bank has none at all. */
  @RolesAllowed("SYSTEM")
  public void importShipped() {
    if (catalogues.newestFirst(1).isEmpty()) {
      importEdition(
          SHIPPED_NAME,
          "2026年6月1日前的目录（54项），条目未与现行目录逐项核对，以应急〔2026〕45号为准。",
          "原《特种作业目录》（国家安全监管总局令第30号及后续调整）",
          resource());
    }
  }

  private static String resource() {
    try (InputStream in = OperationCatalogues.class.getResourceAsStream(SHIPPED)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<CatalogueEdition.Entry> readLines(String csv) {
    List<CatalogueEdition.Entry> entries = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    int number = 0;
    for (String line : csv.replace("\ufeff", "").lines().limit(2_000).toList()) {
      number++;
      String[] cells = line.split("[,\t]", 3);
      if (line.isBlank() || cells[0].strip().equals("大类")) {
        continue;
      }
      if (cells.length < 2 || cells[0].isBlank() || cells[1].isBlank() || line.length() > 500) {
        throw new QuestionRefused("catalogue.line", number);
      }
      if (!seen.add(cells[0].strip() + "/" + cells[1].strip())) {
        throw new QuestionRefused("catalogue.twice", number);
      }
      entries.add(
          new CatalogueEdition.Entry(
              cells[0].strip(), cells[1].strip(), cells.length > 2 ? cells[2].strip() : ""));
    }
    if (entries.isEmpty()) {
      throw new QuestionRefused("catalogue.empty");
    }
    return entries;
  }
}
