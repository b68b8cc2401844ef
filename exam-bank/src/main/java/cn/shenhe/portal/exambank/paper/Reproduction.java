package cn.shenhe.portal.exambank.paper;

/** What comes of drawing a stored paper again from its seed and bank snapshot. */
public enum Reproduction {
  /** Byte for byte the stored paper. */
  SAME,
  /** Another paper than the stored one, or none at all. */
  CHANGED,
  /** It was drawn by a method this version of the portal does not know: nothing can be said. */
  METHOD_UNKNOWN
}
