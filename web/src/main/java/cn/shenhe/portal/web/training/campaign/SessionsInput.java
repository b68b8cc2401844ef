package cn.shenhe.portal.web.training.campaign;

import cn.shenhe.portal.training.TrainingRefusal;
import cn.shenhe.portal.training.booking.ExtraPlan;
import cn.shenhe.portal.training.booking.ExtraSessions;
import cn.shenhe.portal.training.booking.Shares;
import cn.shenhe.portal.web.shell.Texts;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.omnifaces.util.Faces;

/** The fields by which an officer writes extra sessions of the bases into an act's parameter. */
@Named
@RequestScoped
public class SessionsInput {

  @Inject ExtraSessions sessions;

  private List<ExtraSessions.Place> places;

  /** Halls with the programmes that can be held there. */
  public List<ExtraSessions.Place> getPlaces() {
    if (places == null) {
      places = sessions.places();
    }
    return places;
  }

  /**
   * The line the fields stand for.
   *
   * @throws java.time.DateTimeException when a day or a time cannot be read
   */
  String line() {
    LocalDate from = LocalDate.parse(text("xfrom"));
    String to = text("xto");
    List<LocalTime> times =
        Arrays.stream(text("xtimes").replace('：', ':').split("[,，、\\s]+"))
            .map(time -> LocalTime.parse(time.length() == 4 ? "0" + time : time))
            .toList();
    return new ExtraPlan.Line(
            text("xplace"),
            from,
            to.isEmpty() ? from : LocalDate.parse(to),
            times,
            new Shares(number("xonline"), number("xgroup"), number("xphone"), number("xwalkin")))
        .text();
  }

  private static String text(String name) {
    String sent = Faces.getRequestParameter(name);
    return sent == null ? "" : sent.strip();
  }

  private static int number(String name) {
    String text = text(name);
    return text.matches("\\d{1,4}") ? Integer.parseInt(text) : 0;
  }

  /** What was sent in a field, or what it begins with. */
  public String sent(String name, String otherwise) {
    String sent = Faces.getRequestParameter(name);
    return sent == null ? otherwise : sent;
  }

  /** A plan in words, one line each; empty when it cannot be read. */
  public List<String> words(String plan) {
    Map<String, String> names =
        getPlaces().stream()
            .collect(
                Collectors.toMap(
                    ExtraSessions.Place::id,
                    place -> place.base() + " " + place.hall() + " " + place.programme()));
    try {
      return ExtraPlan.parse(plan).stream().map(line -> words(line, names)).toList();
    } catch (TrainingRefusal unreadable) {
      return List.of();
    }
  }

  private static String words(ExtraPlan.Line line, Map<String, String> names) {
    Shares shares = line.shares();
    return Texts.of(
        "campaign",
        "staff.sessions.line",
        names.getOrDefault(line.place(), Texts.of("campaign", "staff.sessions.gone")),
        line.from().equals(line.to()) ? line.from().toString() : line.from() + "—" + line.to(),
        line.times().stream().map(LocalTime::toString).collect(Collectors.joining("、")),
        shares.online(),
        shares.group(),
        shares.phone(),
        shares.walkIn());
  }
}
