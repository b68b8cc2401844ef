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
          "(<img\\b[^>]{0,2000}?\\bsrc\\s*=\\s*)([\"'])(.*?)\\2",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
  private static final Pattern DATA = Pattern.compile("(?s)data:image/[a-z.+-]{1,20};base64,(.*)");

  private final Map<String, Picture> pictures = new LinkedHashMap<>();

  Map<String, Picture> all() {
    return pictures;
  }

  /** Foreign HTML with its pictures kept; those nobody has become their alternative text. */
  RichText rich(String html, Function<String, Optional<byte[]>> files) {
    Matcher found = SOURCE.matcher(html);
    return RichText.ofHtml(
        found.replaceAll(match -> Matcher.quoteReplacement(replaced(match, files))));
  }

  private String replaced(MatchResult match, Function<String, Optional<byte[]>> files) {
    String source = match.group(3);
    Matcher data = DATA.matcher(source);
    Optional<byte[]> bytes = data.matches() ? decode(data.group(1)) : files.apply(source);
    String address = bytes.flatMap(this::add).map(Picture::reference).orElse(source);
    return match.group(1) + "\"" + address + "\"";
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
