package cn.shenhe.portal.content.notice;

import cn.shenhe.portal.content.delivery.Channel;
import cn.shenhe.portal.content.delivery.Lane;
import cn.shenhe.portal.content.delivery.MassLetter;
import cn.shenhe.portal.content.delivery.MassQueue;
import cn.shenhe.portal.content.warning.Hazards;
import cn.shenhe.portal.content.warning.WarningLevel;
import cn.shenhe.portal.content.warning.WarningReach;
import cn.shenhe.portal.content.warning.WarningRow;
import cn.shenhe.portal.content.warning.WarningState;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Puts one warning before everybody whom it concerns: places are matched here, people by set-based
 * statements. All in the caller's transaction: killed in the middle, nothing is queued; done again,
 * nothing is queued twice, because the ledger knows each key.
 */
@ApplicationScoped
class FanOut {

  private static final Duration END_IS_NEWS = Duration.ofDays(1);
  private static final int PLACES_PER_STATEMENT = 500;
  private static final Set<String> FOR_EVERYBODY = Set.of("FIRST", "LEVEL_RAISED", "EXTENDED");
  private static final int FIRST = MassLetter.FIRST_PARAMETER;

  /** How keys of letters begin that say that a warning is over for a part of the people. */
  static final String LEFT = "left/";

  private static final String WARNING = "warning/";
  private static final String HANDED_ON = "o.state in ('SENT', 'CLAIMED', 'KEPT')";

  /** One helping without any place stands for all places. */
  private static final List<List<Long>> EVERYWHERE = List.of(List.of());

  @Inject NoticeRepository rows;
  @Inject MassQueue queue;

  @Inject
  @ConfigProperty(name = "portal.public.url", defaultValue = "http://localhost:8080")
  String publicUrl;

  /** Who is to be told, by how the warning stands and what changed since people were told. */
  static Round.Mode mode(WarningState state, Set<String> changes) {
    return switch (state) {
      case CANCELLED, ENDED -> Round.Mode.TOLD;
      case EXPIRED, UNKNOWN -> Round.Mode.NOBODY;
      case ACTIVE -> {
        if (changes.stream().anyMatch(FOR_EVERYBODY::contains)) {
          yield Round.Mode.EVERYBODY;
        }
        yield changes.contains("AREA_WIDENED") ? Round.Mode.NEWCOMERS : Round.Mode.REPLACED;
      }
    };
  }

  static Lane lane(WarningLevel level) {
    return level == WarningLevel.RED || level == WarningLevel.ORANGE ? Lane.URGENT : Lane.NORMAL;
  }

  /**
   * Everybody is told of the gravest part that concerns one of the own places; of a part that was
   * told before only those whose letter about it had not left yet.
   *
   * @return letters queued
   */
  int run(WarningReach reach, Told told, Set<String> changes, Round.Mode mode, Instant now) {
    WarningRow row = reach.detail().row();
    int revision = row.revision();
    long again = told.roundsOf(revision);
    queue.dropOlder(row.id(), again == 0 ? revision : revision + 1);
    if (mode == Round.Mode.NOBODY) {
      return 0;
    }
    Edition edition = new Edition(row.id(), revision, again);
    NoticeWords words = new NoticeWords(reach, List.copyOf(changes), publicUrl, false);
    if (mode == Round.Mode.TOLD) {
      return run(row, edition, mode, words, EVERYWHERE, now);
    }
    List<NoticePlace> all = rows.places();
    Map<WarningReach.Part, List<Long>> places = new IdentityHashMap<>();
    List<Long> warned = new ArrayList<>();
    for (NoticePlace place : all) {
      reach
          .partAt(place.place())
          .ifPresent(
              part -> {
                places.computeIfAbsent(part, any -> new ArrayList<>()).add(place.id());
                warned.add(place.id());
              });
    }
    int queued = 0;
    for (WarningReach.Part part : reach.parts()) {
      List<Long> here = places.getOrDefault(part, List.of());
      if (!here.isEmpty()) {
        queued +=
            run(
                part.detail().row(),
                edition,
                told.hasBeenTold(part.message()) ? Round.Mode.REPLACED : mode,
                new NoticeWords(reach.of(part), List.copyOf(changes), publicUrl, false),
                here.size() == all.size() ? EVERYWHERE : helpings(here),
                now);
      }
    }
    if (warned.size() == all.size()) {
      return queued;
    }
    // Nobody is told that it is over for them while nobody can tell where it holds.
    if (revision > 1 && reach.isPlain()) {
      NoticeWords left = new NoticeWords(reach, List.copyOf(changes), publicUrl, true);
      queued += run(row, edition, Round.Mode.LEFT, left, List.of(warned), now);
    }
    return queued;
  }

  /**
   * What names the letters of a round.
   *
   * @param again 0, or how often letters went out under the same revision before
   */
  private record Edition(String warning, int revision, long again) {

    String key() {
      return warning + "/" + revision + (again == 0 ? "" : "." + again);
    }
  }

  private int run(
      WarningRow row,
      Edition edition,
      Round.Mode mode,
      NoticeWords words,
      List<List<Long>> places,
      Instant now) {
    int queued = 0;
    for (Variant variant : variants(words)) {
      String text =
          queue.text(
              variant.subject(),
              variant.text(),
              null,
              variant.mail ? words.unsubscribeUrl() : null);
      for (Slot slot : slots(row, now)) {
        for (List<Long> some : places) {
          queued += send(row, edition, mode, variant, text, slot, some);
        }
      }
    }
    return queued;
  }

  private static List<List<Long>> helpings(List<Long> places) {
    List<List<Long>> helpings = new ArrayList<>();
    for (int i = 0; i < places.size(); i += PLACES_PER_STATEMENT) {
      helpings.add(places.subList(i, Math.min(places.size(), i + PLACES_PER_STATEMENT)));
    }
    return helpings;
  }

  /**
   * A group of recipients with one text.
   *
   * @param where which subscriptions
   */
  private record Variant(
      Channel channel, String where, String subject, String text, boolean mail) {}

  /**
   * When a part of the recipients is told.
   *
   * @param where which subscriptions
   */
  private record Slot(String where, Instant dueAt) {}

  private static List<Variant> variants(NoticeWords words) {
    String list = " and s.group_id is not null";
    String own = " and s.group_id is null";
    String subject = words.subject();
    List<Variant> variants = new ArrayList<>();
    variants.add(new Variant(Channel.SMS, list, subject, words.brief(true), false));
    variants.add(new Variant(Channel.WECHAT, list, subject, words.brief(true), false));
    variants.add(new Variant(Channel.MAIL, list, subject, words.relay(), true));
    variants.add(new Variant(Channel.WEBHOOK, "", subject, words.webhook(), false));
    if (words.hasEnglish()) {
      String english = own + " and s.language = 'en'";
      String title = words.englishSubject();
      variants.add(new Variant(Channel.WEB_PUSH, english, title, words.englishPush(), false));
      variants.add(new Variant(Channel.SMS, english, title, words.englishBrief(), false));
      variants.add(new Variant(Channel.WECHAT, english, title, words.englishBrief(), false));
      variants.add(new Variant(Channel.MAIL, english, title, words.english(), true));
      own += " and s.language <> 'en'";
    }
    String few = own + " and s.elder = true";
    String full = own + " and s.elder = false";
    variants.add(new Variant(Channel.SMS, own, subject, words.brief(false), false));
    variants.add(new Variant(Channel.WECHAT, own, subject, words.brief(false), false));
    variants.add(new Variant(Channel.WEB_PUSH, full, subject, words.push(), false));
    variants.add(new Variant(Channel.WEB_PUSH, few, subject, words.elderPush(), false));
    variants.add(new Variant(Channel.MAIL, full, subject, words.mail(), true));
    variants.add(new Variant(Channel.MAIL, few, subject, words.elder(), true));
    return variants;
  }

  /** Those in quiet hours later, the rest now; the ledger's keys keep each in one slot only. */
  private List<Slot> slots(WarningRow row, Instant now) {
    List<Slot> slots = new ArrayList<>();
    if (lane(row.level()) != Lane.URGENT) {
      for (Object[] hours : rows.quietHours()) {
        QuietHours quiet = new QuietHours((Integer) hours[0], (Integer) hours[1]);
        if (quiet.contain(now)) {
          slots.add(
              new Slot(
                  " and s.quiet_from = " + quiet.from() + " and s.quiet_to = " + quiet.to(),
                  quiet.endAfter(now)));
        }
      }
    }
    slots.add(new Slot("", now));
    return slots;
  }

  /**
   * A letter about this warning that the recipient was not told the end of since.
   *
   * @param parameter number of the one that holds the warning
   */
  private static String told(int parameter, String state) {
    return "(select 1 from delivery_ledger o where o.topic = cast(?"
        + parameter
        + " as varchar(60)) and o.subscription = s.public_id and o.letter_key not like '"
        + LEFT
        + "%' and "
        + state
        + " and not exists (select 1 from delivery_ledger l where l.topic = o.topic"
        + " and l.subscription = o.subscription and l.letter_key like '"
        + LEFT
        + "%' and l.state <> 'DROPPED' and l.revision > o.revision))";
  }

  private int send(
      WarningRow row,
      Edition edition,
      Round.Mode mode,
      Variant variant,
      String text,
      Slot slot,
      List<Long> places) {
    List<Object> parameters = new ArrayList<>();
    StringBuilder select =
        new StringBuilder("select concat('")
            .append(mode == Round.Mode.LEFT ? LEFT : WARNING)
            .append("', cast(?")
            .append(FIRST)
            .append(" as varchar(40)), '/', s.public_id) as letter_key, s.channel as channel,")
            .append(" s.recipient as recipient, s.host as host, cast(?")
            .append(FIRST + 1)
            .append(" as varchar(26)) as text_id, s.token as token, s.public_id as subscription")
            .append(" from notice_subscription s where s.state = 'ACTIVE' and s.channel = '")
            .append(variant.channel().name())
            .append('\'')
            .append(variant.where())
            .append(slot.where());
    parameters.add(edition.key());
    parameters.add(text);
    if (mode != Round.Mode.TOLD && mode != Round.Mode.LEFT) {
      int level = Math.min(row.level().ordinal(), WarningLevel.BLUE.ordinal());
      select.append(" and s.min_level >= ").append(level);
      select
          .append(" and (s.hazards = '' or s.hazards like cast(?")
          .append(FIRST + parameters.size())
          .append(" as varchar(300)))");
      parameters.add("%," + Hazards.kindOf(row.hazard()) + ",%");
    }
    if (!places.isEmpty()) {
      // Numbers of our own rows, not what anybody typed.
      select.append(mode == Round.Mode.LEFT ? " and not exists" : " and exists");
      select
          .append(" (select 1 from notice_subscription_place sp where sp.subscription_id = s.id")
          .append(" and sp.place_id in (")
          .append(places.stream().map(String::valueOf).collect(Collectors.joining(",")))
          .append("))");
    }
    switch (mode) {
      case TOLD, LEFT -> {
        select.append(" and exists ").append(told(FIRST + parameters.size(), HANDED_ON));
        parameters.add(row.id());
      }
      case NEWCOMERS, REPLACED -> {
        select
            .append(" and not exists ")
            .append(told(FIRST + parameters.size(), "o.state <> 'DROPPED'"));
        parameters.add(row.id());
        if (mode == Round.Mode.REPLACED) {
          select
              .append(" and exists ")
              .append(told(FIRST + parameters.size(), "o.state = 'DROPPED'"));
          parameters.add(row.id());
        }
      }
      default -> {
        // everybody whom it concerns
      }
    }
    boolean end = mode == Round.Mode.TOLD || mode == Round.Mode.LEFT;
    Instant last = end ? slot.dueAt().plus(END_IS_NEWS) : row.until();
    return queue.queue(
        new MassLetter(
            row.id(),
            edition.revision(),
            lane(row.level()),
            slot.dueAt(),
            last,
            select.toString(),
            parameters));
  }
}
