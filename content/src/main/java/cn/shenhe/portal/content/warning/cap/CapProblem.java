package cn.shenhe.portal.content.warning.cap;

/**
 * One thing wrong with a document.
 *
 * @param rule which rule is broken
 * @param path where, for example {@code alert/info[2]/area[1]/polygon[1]}
 * @param text what was found there, at most 120 characters; may be empty
 */
public record CapProblem(Rule rule, String path, String text) {

  private static final int MAX_TEXT = 120;

  public CapProblem {
    String found = text == null ? "" : text.strip();
    text = found.length() <= MAX_TEXT ? found : found.substring(0, MAX_TEXT - 1) + "…";
  }

  /** How much a broken rule weighs by itself, from nothing to everything. */
  public enum Weight {
    /** Worth a line for staff; real and good messages have it. */
    NOTICE,
    /** A rule the schema cannot express. */
    PROSE,
    /** The document does not follow the schema. */
    SCHEMA,
    /** Without it the message has no name or meaning: it cannot be threaded or judged. */
    IDENTITY,
    /** Not CAP, not XML, or made to do harm. */
    UNREADABLE
  }

  /** The rules, by the standard's own sections. */
  public enum Rule {
    TOO_LARGE(Weight.UNREADABLE),
    TOO_DEEP(Weight.UNREADABLE),
    TOO_MANY_ELEMENTS(Weight.UNREADABLE),
    DOCTYPE(Weight.UNREADABLE),
    NOT_WELL_FORMED(Weight.UNREADABLE),
    NOT_CAP(Weight.UNREADABLE),
    UNKNOWN_NAMESPACE(Weight.UNREADABLE),
    MISSING_IDENTITY(Weight.IDENTITY),
    NAME_TOO_LONG(Weight.IDENTITY),
    MISSING_ELEMENT(Weight.SCHEMA),
    WRONG_ORDER(Weight.SCHEMA),
    REPEATED_ELEMENT(Weight.SCHEMA),
    UNKNOWN_ELEMENT(Weight.SCHEMA),
    UNKNOWN_WORD(Weight.SCHEMA),
    BAD_TIME(Weight.SCHEMA),
    TIME_NOT_IN_CAP_FORM(Weight.PROSE),
    IMPLAUSIBLE_YEAR(Weight.PROSE),
    FORBIDDEN_CHARACTER(Weight.NOTICE),
    REFERENCES_MISSING(Weight.PROSE),
    REFERENCE_UNREADABLE(Weight.PROSE),
    RESTRICTION_MISSING(Weight.PROSE),
    ADDRESSES_MISSING(Weight.PROSE),
    NOTE_MISSING(Weight.NOTICE),
    EMPTY_TEXT(Weight.PROSE),
    DRILL_IN_WORDS(Weight.PROSE),
    POLYGON_EMPTY(Weight.PROSE),
    POLYGON_SYNTAX(Weight.PROSE),
    POLYGON_RANGE(Weight.PROSE),
    POLYGON_TOO_FEW_POINTS(Weight.PROSE),
    POLYGON_NOT_CLOSED(Weight.PROSE),
    CIRCLE_EMPTY(Weight.PROSE),
    CIRCLE_SYNTAX(Weight.PROSE),
    CIRCLE_RANGE(Weight.PROSE),
    CEILING_WITHOUT_ALTITUDE(Weight.PROSE),
    AREA_WITHOUT_PLACE(Weight.NOTICE),
    INFO_MISSING(Weight.NOTICE),
    EXPIRES_BEFORE_ONSET(Weight.NOTICE),
    UNSAFE_LINK(Weight.NOTICE);

    private final Weight weight;

    Rule(Weight weight) {
      this.weight = weight;
    }

    public Weight weight() {
      return weight;
    }
  }
}
