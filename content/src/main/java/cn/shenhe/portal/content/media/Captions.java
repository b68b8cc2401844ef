package cn.shenhe.portal.content.media;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Captions: WebVTT is checked cue by cue, SubRip (SRT) is rewritten as WebVTT. */
final class Captions {

  private static final Pattern TIMING =
      Pattern.compile(
          "(?:(\\d{1,4}):)?(\\d{1,2}):(\\d{2})[.,](\\d{1,3})\\s*-->\\s*"
              + "(?:(\\d{1,4}):)?(\\d{1,2}):(\\d{2})[.,](\\d{1,3})(\\s.*)?");
  private static final int MOST_CUES = 20_000;

  private Captions() {}

  static boolean startsLikeSrt(String text) {
    String[] lines = text.stripLeading().split("\r?\n", 3);
    return TIMING.matcher(lines[0].strip()).matches()
        || lines.length > 1
            && lines[0].strip().matches("\\d{1,6}")
            && TIMING.matcher(lines[1].strip()).matches();
  }

  /**
   * @throws MediaRefused if it is not UTF-8, has no cue, or a cue ends before it begins
   */
  static CheckedFile check(byte[] bytes) {
    String text;
    try {
      text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new MediaRefused("captions-charset");
    }
    String clean = text.replace("\uFEFF", "").replace("\r\n", "\n").replace('\r', '\n');
    boolean srt = !clean.startsWith("WEBVTT");
    StringBuilder out = new StringBuilder(srt ? "WEBVTT\n\n" : "");
    int cues = 0;
    double last = 0;
    int number = 0;
    for (String line : clean.split("\n", -1)) {
      number++;
      Matcher timing = TIMING.matcher(line.strip());
      if (timing.matches()) {
        double from = seconds(timing, 1);
        double to = seconds(timing, 5);
        if (to <= from) {
          throw new MediaRefused("captions-time", number);
        }
        last = Math.max(last, to);
        cues++;
        // Browsers drop a cue whose time has a digit too few.
        out.append(written(timing, 1)).append(" --> ").append(written(timing, 5));
        if (!srt && timing.group(9) != null) {
          out.append(timing.group(9));
        }
        out.append('\n');
      } else if (line.contains("-->")) {
        throw new MediaRefused("captions-time", number);
      } else {
        out.append(line).append('\n');
      }
    }
    if (cues == 0 || cues > MOST_CUES) {
      throw new MediaRefused("captions-none");
    }
    CheckedFile file =
        CheckedFile.rewritten(
            MediaKind.CAPTIONS, "text/vtt", 0, 0, out.toString().getBytes(StandardCharsets.UTF_8));
    return new CheckedFile(
        file.kind(),
        file.contentType(),
        0,
        0,
        (int) Math.ceil(last),
        file.pages(),
        file.replacement(),
        null,
        "");
  }

  private static double seconds(Matcher timing, int group) {
    String hours = timing.group(group);
    return (hours == null ? 0 : Integer.parseInt(hours)) * 3600
        + Integer.parseInt(timing.group(group + 1)) * 60
        + Integer.parseInt(timing.group(group + 2))
        + Integer.parseInt(thousandths(timing.group(group + 3))) / 1000.0;
  }

  private static String written(Matcher timing, int group) {
    String hours = timing.group(group);
    return String.format(
        Locale.ROOT,
        "%02d:%02d:%s.%s",
        hours == null ? 0 : Integer.parseInt(hours),
        Integer.parseInt(timing.group(group + 1)),
        timing.group(group + 2),
        thousandths(timing.group(group + 3)));
  }

  private static String thousandths(String digits) {
    return (digits + "00").substring(0, 3);
  }
}
