package cn.shenhe.portal.exambank.question.exchange;

import cn.shenhe.portal.exambank.question.item.Category;
import cn.shenhe.portal.exambank.question.item.Classification;
import cn.shenhe.portal.exambank.question.item.Difficulty;
import cn.shenhe.portal.exambank.question.item.InvalidItem;
import cn.shenhe.portal.exambank.question.item.Item;
import cn.shenhe.portal.exambank.question.item.ItemBody;
import cn.shenhe.portal.exambank.question.item.LawReference;
import cn.shenhe.portal.exambank.question.item.RichText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Turns table rows into items once the columns are known. */
final class TableReader {

  private final ColumnMapping mapping;
  private String section;
  private int running;

  TableReader(ColumnMapping mapping) {
    this(mapping, "");
  }

  /**
   * @param section the kind of questions where a row does not say it; empty if nothing is known
   */
  TableReader(ColumnMapping mapping, String section) {
    this.mapping = mapping;
    this.section = section;
  }

  /** Reads one row; never throws. */
  ReadRow read(int number, TableRow row) {
    String code = text(row, ColumnRole.CODE);
    List<String> remarks = new ArrayList<>();
    try {
      checkQuestion(row);
      running++;
      return ReadRow.of(number, row.place(), ownCode(code), item(row, remarks), remarks);
    } catch (RowRefused e) {
      return ReadRow.refused(number, row.place(), ownCode(code), row.text(), e);
    } catch (InvalidItem e) {
      return ReadRow.refused(number, row.place(), ownCode(code), row.text(), e);
    }
  }

  /** Titles between the questions and headers repeated on every page are rows too. */
  private void checkQuestion(TableRow row) {
    List<String> words = Columns.words(row);
    if (!words.isEmpty() && words.equals(mapping.words())) {
      throw new RowRefused("header-again", row.text());
    }
    List<String> filled = words.stream().filter(w -> !w.isEmpty()).distinct().toList();
    Optional<String> title =
        filled.size() == 1 && row.drawn().isEmpty()
            ? SectionTitle.of(filled.get(0))
            : Optional.empty();
    if (title.isPresent()) {
      section = title.get();
      throw new RowRefused("section-title", filled.get(0));
    }
  }

  /** A bare running number identifies nothing outside its file. */
  private static String ownCode(String code) {
    return code.matches("[\\p{L}][\\p{L}\\p{N}._:/-]{1,39}") ? code : "";
  }

  private Item item(TableRow row, List<String> remarks) {
    if (row.hasNoText()) {
      throw new RowRefused("picture-alone", row.place());
    }
    // A formula nobody needs may be damaged.
    for (int c = 0; c < row.cells().size(); c++) {
      if (c < mapping.roles().size() && mapping.roles().get(c) != ColumnRole.IGNORE) {
        Dirt.checkDamage(row.cell(c).plain());
      }
    }
    if (row.drawn().stream().anyMatch(drawn -> drawn.html() == null)) {
      throw new RowRefused("picture-unreadable", row.text());
    }
    boolean own = mapping.has(ColumnRole.PINNED);
    boolean markup = text(row, ColumnRole.MARKUP).equals("html");
    String stem = html(row, ColumnRole.STEM, markup);
    boolean numbered = !text(row, ColumnRole.CODE).isEmpty();
    stem = own ? stem : Dirt.withoutNumber(Dirt.wash(stem), numbered ? 0 : running);
    if (stem.isBlank()) {
      throw new RowRefused("stem-empty", row.text());
    }
    TableBody table = new TableBody(mapping, markup, section, remarks);
    String answer = table.answer(row);
    table.checkKind(row, answer);
    List<String> options = table.options(row);
    if (!own) {
      String hidden = StemKey.hidden(stem, answer, options);
      remarks.addAll(hidden.equals(stem) ? List.of() : List.of("answer-in-stem"));
      stem = hidden;
    }
    ItemBody body = table.read(row, new RichText(stem), answer, options);
    boolean offers =
        body instanceof ItemBody.Choice
            || body instanceof ItemBody.Ordering
            || body instanceof ItemBody.Matching;
    for (TableRow.Drawn drawn : row.drawn()) {
      boolean option = offers && TableBody.isPictureOption(mapping, row, drawn);
      stem += option ? "" : "<br>" + drawn.html();
    }
    if (body instanceof ItemBody.TrueFalse && !own) {
      stem = Dirt.withoutTrailingBlank(stem);
    }
    TableRow.Cell picture = row.cell(mapping.column(ColumnRole.PICTURE));
    if (picture.rich() != null && !own) {
      stem = stem + "<br>" + picture.rich().html();
    }
    RichText text = new RichText(stem);
    if (!own) {
      Dirt.checkPicture(text);
    }
    return new Item(
        text,
        body,
        new RichText(
            own
                ? html(row, ColumnRole.EXPLANATION, markup)
                : Dirt.wash(html(row, ColumnRole.EXPLANATION, markup))),
        difficulty(row, remarks),
        syllabus(row),
        LawReference.parseList(text(row, ColumnRole.LAW)),
        classification(row, remarks));
  }

  private Difficulty difficulty(TableRow row, List<String> remarks) {
    String word = text(row, ColumnRole.DIFFICULTY);
    Optional<Difficulty> difficulty =
        Difficulty.fromLabel(word).or(() -> Difficulty.fromFacility(word));
    if (!word.isEmpty() && difficulty.isEmpty()) {
      remarks.add("difficulty-unknown");
    }
    return difficulty.orElse(Difficulty.MEDIUM);
  }

  /** The syllabus column, or a chapter somebody wrote where the category should be. */
  private String syllabus(TableRow row) {
    String point = text(row, ColumnRole.SYLLABUS);
    String category = text(row, ColumnRole.CATEGORY);
    boolean chapter =
        point.isEmpty() && list(category).stream().allMatch(c -> Category.fromLabel(c).isEmpty());
    String text = chapter ? category : point;
    return text.length() > 120 ? text.substring(0, 120) : text;
  }

  private Classification classification(TableRow row, List<String> remarks) {
    Set<Category> categories = new LinkedHashSet<>();
    for (String word : list(text(row, ColumnRole.CATEGORY))) {
      Category.fromLabel(word)
          .ifPresentOrElse(categories::add, () -> remarks.add("category-unknown"));
    }
    return Classification.of(
        categories, list(text(row, ColumnRole.INDUSTRY)), list(text(row, ColumnRole.OPERATION)));
  }

  private static List<String> list(String text) {
    return Arrays.stream(text.split("[;；]")).map(String::strip).filter(s -> !s.isEmpty()).toList();
  }

  private String text(TableRow row, ColumnRole role) {
    return Dirt.wash(row.cell(mapping.column(role)).plain()).strip();
  }

  private String html(TableRow row, ColumnRole role, boolean markup) {
    TableRow.Cell cell = row.cell(mapping.column(role));
    return markup ? cell.plain() : cell.html();
  }
}
