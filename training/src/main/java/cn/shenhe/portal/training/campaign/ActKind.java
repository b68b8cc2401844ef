package cn.shenhe.portal.training.campaign;

/** What an act does to its campaign. */
public enum ActKind {
  /** Puts the lessons named in its parameter (slugs, commas) before all others. */
  FEATURE,
  /** Hangs a line on the home page: its parameter, or the theme when it has none. */
  BANNER,
  /** Opens the page of posters and leaflets. */
  MATERIALS,
  /** Ends the campaign and takes its line off the home page. */
  CLOSE,
  /** Writes down what the campaign did. */
  REPORT
}
