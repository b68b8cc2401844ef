package cn.shenhe.portal.exambank.question.exchange;

import cn.shenhe.portal.exambank.question.item.Picture;
import cn.shenhe.portal.exambank.question.item.RichText;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Collects the pictures of one file and turns foreign addresses of them into ours. */
final class PictureBox {

  private static final Pattern SOURCE =
      Pattern.compile(
          "(<img\\b[^>]{0,2000}?\\bsrc\\s*=\\s*)([\"'])(.*?)\\2([^>]{0,2000})",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
  private static final Pattern ALT = Pattern.compile("(?is)\\balt\\s*=\\s*([\"'])(.*?)\\1");
  private static final Pattern LOST =
      Pattern.compile("(?i)<(math|svg|object|embed|iframe|audio|video)\\b");
  private static final Pattern DATA = Pattern.compile("(?s)data:image/[a-z.+-]{1,20};base64,(.*)");

  private final Map<String, Picture> pictures = new LinkedHashMap<>();

  Map<String, Picture> all() {
    return pictures;
  }

  /**
   * Foreign HTML with its pictures kept; those nobody has become their alternative text.
   *
   * @throws RowRefused if something would be lost without a trace: a formula, a drawing, a film, a
   *     picture nobody has and nobody described
   */
  RichText rich(String html, Function<String, Optional<byte[]>> files) {
    Matcher lost = LOST.matcher(html);
    if (lost.find()) {
      throw new RowRefused("content-unsupported", lost.group(1));
    }
    Matcher found = SOURCE.matcher(html);
    return RichText.ofHtml(
        found.replaceAll(match -> Matcher.quoteReplacement(replaced(match, files))));
  }

  private String replaced(MatchResult match, Function<String, Optional<byte[]>> files) {
    String source = match.group(3);
    Matcher data = DATA.matcher(source);
    Optional<byte[]> bytes = data.matches() ? decode(data.group(1)) : files.apply(source);
    String address = bytes.flatMap(this::add).map(Picture::reference).orElse(source);
    if (address.equals(source) && !source.startsWith("asset:") && !isDescribed(match)) {
      throw new RowRefused("picture-absent", source.substring(0, Math.min(80, source.length())));
    }
    return match.group(1) + "\"" + address + "\"" + match.group(4);
  }

  private static boolean isDescribed(MatchResult match) {
    Matcher alt = ALT.matcher(match.group());
    return alt.find() && !alt.group(2).isBlank();
  }

  Optional<Picture> add(byte[] bytes) {
    Optional<Picture> picture = Picture.of(bytes);
    picture.ifPresent(p -> pictures.put(p.id(), p));
    return picture;
  }

  static Optional<byte[]> decode(String base64) {
    try {
      return Optional.of(Base64.getMimeDecoder().decode(base64));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
