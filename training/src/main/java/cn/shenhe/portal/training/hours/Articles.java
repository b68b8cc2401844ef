package cn.shenhe.portal.training.hours;

import cn.shenhe.portal.content.courseware.Article;
import cn.shenhe.portal.content.courseware.CoursewareLibrary;
import cn.shenhe.portal.content.courseware.LessonKind;
import cn.shenhe.portal.content.courseware.MediaFigure;
import cn.shenhe.portal.content.courseware.UnknownLesson;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Articles as pieces: the time that can be credited is the number of characters, those of the PDFs
 * shown included, divided by a slow reading speed; where videos or sounds are shown, their running
 * times one after the other instead, and only what was played counts; where a package is played,
 * the minutes its editor states. Texts of laws are for looking up and do not count.
 */
@ApplicationScoped
class Articles implements PieceSource {

  static final String KIND = "lesson";

  @Inject CoursewareLibrary library;

  @Inject
  @ConfigProperty(name = "portal.hours.reading-characters-per-minute", defaultValue = "200")
  int charactersPerMinute;

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public Optional<Piece> find(String name) {
    Article article;
    try {
      article = library.article(name);
    } catch (UnknownLesson unknown) {
      return Optional.empty();
    }
    if (article.kind() == LessonKind.LAW) {
      return Optional.empty();
    }
    List<MediaFigure> players = article.players();
    Duration length =
        players.isEmpty()
            ? length(article)
            : Duration.ofSeconds(players.stream().mapToLong(p -> p.file().seconds()).sum());
    return Optional.of(
        new Piece(KIND + ":" + article.slug(), article.title(), length, !players.isEmpty()));
  }

  private Duration length(Article article) {
    Duration reading =
        readingTime(article.html(), charactersPerMinute)
            .plusSeconds(article.documentCharacters() * 60L / Math.max(1, charactersPerMinute));
    Duration stated = Duration.ofMinutes(article.withPackage() ? article.minutes() : 0);
    return stated.compareTo(reading) > 0 ? stated : reading;
  }

  /** Every character that is not white space counts once, mark-up does not. */
  static Duration readingTime(String html, int charactersPerMinute) {
    long characters =
        html.replaceAll("<[^>]*>", "")
            .replaceAll("&[a-zA-Z0-9#]+;", "x")
            .codePoints()
            .filter(c -> !Character.isWhitespace(c))
            .count();
    return Duration.ofSeconds(characters * 60 / Math.max(1, charactersPerMinute));
  }
}
