package cn.shenhe.portal.content.media;

import java.util.Locale;

/** What a file is to its reader. */
public enum MediaKind {
  /** JPEG or PNG redrawn by us, or a cleaned SVG. */
  PICTURE,
  /** A document or slides, shown as pictures and text of its pages. */
  PDF,
  /** MP4. */
  VIDEO,
  /** MP3, M4A or Ogg. */
  AUDIO,
  /** WebVTT for a video. */
  CAPTIONS,
  /** A SCORM 1.2 or 2004 package, played in a frame of another origin. */
  SCORM;

  /** Lower case: as in a lesson's text, {@code ![…](pdf:…)}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
