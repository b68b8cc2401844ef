package cn.shenhe.portal.exambank.question;

import cn.shenhe.portal.exambank.ExamBankAct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** What the catalogues of operations and of industries have in common. */
@ApplicationScoped
class CatalogueIntake {

  private static final int SHOWN = 50;
  private static final int MOST_LINES = 2_000;
  private static final int NAME_MAXIMUM = 60;
  private static final int NOTE_MAXIMUM = 400;

  @Inject CatalogueRepository catalogues;
  @Inject InstantSource clock;
  @Inject Event<ExamBankAct> acts;

  Optional<CatalogueEdition> inForce(Catalogue.Kind kind) {
    return catalogues.inForce(kind).map(Catalogue::edition);
  }

  List<CatalogueEdition> editions(Catalogue.Kind kind) {
    return catalogues.newestFirst(kind, SHOWN).stream().map(Catalogue::edition).toList();
  }

  /**
   * Whether all names are in the edition in force; before the first is imported every name is.
   *
   * @param typed blank ones are passed over
   * @throws QuestionRefused with this code, naming the first that is not and the nearest that is
   */
  void check(Catalogue.Kind kind, Collection<String> typed, String code) {
    CatalogueTerms terms = terms(kind);
    for (String name : typed) {
      String plain = name == null ? "" : name.strip();
      if (!terms.knows(plain)) {
        throw new QuestionRefused(code, plain, terms.nearest(plain));
      }
    }
  }

  /** The names of the edition in force, for many questions at once. */
  CatalogueTerms terms(Catalogue.Kind kind) {
    return new CatalogueTerms(
        inForce(kind).stream()
            .flatMap(edition -> edition.entries().stream())
            .map(CatalogueEdition.Entry::name)
            .distinct()
            .toList());
  }

  /**
   * Takes an edition from lines of group, name and note (the last may be missing) and puts it into
   * force.
   *
   * @param csv UTF-8 text; a first line that begins with {@code heading} is skipped
   * @param groupFits which groups there may be
   * @return public id of the edition
   * @throws QuestionRefused if the name is taken or a line is not in order, with its number
   */
  String take(
      Catalogue edition, String name, String csv, String heading, Predicate<String> groupFits) {
    if (name == null || name.isBlank() || name.length() > NAME_MAXIMUM) {
      throw new QuestionRefused("catalogue.name", name);
    }
    if (catalogues.isNameTaken(name.strip())) {
      throw new QuestionRefused("catalogue.name-taken", name);
    }
    readLines(csv == null ? "" : csv, heading, groupFits).forEach(edition::add);
    catalogues.inForce(edition.kind()).ifPresent(Catalogue::giveWay);
    edition.comeIntoForce();
    catalogues.add(edition);
    CatalogueEdition row = edition.edition();
    acts.fire(new ExamBankAct("question.catalogue-imported", row.id(), row.name()));
    return row.id();
  }

  Catalogue fresh(Catalogue.Kind kind, String name, String caveat, String source) {
    return new Catalogue(
        kind,
        name == null ? "" : name.strip(),
        caveat == null ? "" : caveat,
        source,
        clock.instant());
  }

  boolean none(Catalogue.Kind kind) {
    return catalogues.newestFirst(kind, 1).isEmpty();
  }

  static String resource(String name) {
    try (InputStream in = CatalogueIntake.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<CatalogueEdition.Entry> readLines(
      String csv, String heading, Predicate<String> groupFits) {
    List<CatalogueEdition.Entry> entries = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    int number = 0;
    for (String line : csv.replace("\ufeff", "").lines().limit(MOST_LINES).toList()) {
      number++;
      String[] cells = line.split("[,\t]", 3);
      if (line.isBlank() || cells[0].strip().equals(heading)) {
        continue;
      }
      CatalogueEdition.Entry entry = entry(cells);
      if (entry == null || !groupFits.test(entry.group())) {
        throw new QuestionRefused("catalogue.line", number, heading);
      }
      if (!seen.add(entry.group() + "/" + entry.name())) {
        throw new QuestionRefused("catalogue.twice", number);
      }
      entries.add(entry);
    }
    if (entries.isEmpty()) {
      throw new QuestionRefused("catalogue.empty");
    }
    return entries;
  }

  private static CatalogueEdition.Entry entry(String[] cells) {
    if (cells.length < 2) {
      return null;
    }
    CatalogueEdition.Entry entry =
        new CatalogueEdition.Entry(
            cells[0].strip(), cells[1].strip(), cells.length > 2 ? cells[2].strip() : "");
    boolean fits =
        !entry.group().isEmpty()
            && !entry.name().isEmpty()
            && entry.group().length() <= NAME_MAXIMUM
            && entry.name().length() <= NAME_MAXIMUM
            && entry.note().length() <= NOTE_MAXIMUM;
    return fits ? entry : null;
  }
}
