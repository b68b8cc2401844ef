package cn.shenhe.portal.content.notice;

import cn.shenhe.portal.content.delivery.Channel;
import cn.shenhe.portal.content.delivery.Lane;
import cn.shenhe.portal.content.delivery.MassLetter;
import cn.shenhe.portal.content.delivery.MassQueue;
import cn.shenhe.portal.content.warning.WarningLevel;
import cn.shenhe.portal.content.warning.WarningReach;
import cn.shenhe.portal.content.warning.WarningRow;
import cn.shenhe.portal.content.warning.WarningState;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
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
   * @return letters queued
   */
  int run(WarningReach reach, int revision, Set<String> changes, Round.Mode mode, Instant now) {
    WarningRow row = reach.detail().row();
    queue.dropOlder(row.id(), revision);
    if (mode == Round.Mode.NOBODY) {
      return 0;
    }
    NoticeWords words = new NoticeWords(reach.detail(), List.copyOf(changes), publicUrl);
    List<List<Long>> places = mode == Round.Mode.TOLD ? null : places(reach);
    if (places != null && places.isEmpty()) {
      return 0;
    }
    int queued = 0;
    for (Variant variant : variants(words)) {
      String text =
          queue.text(
              words.subject(), variant.text(), null, variant.mail ? words.unsubscribeUrl() : null);
      for (Slot slot : slots(row, now)) {
        if (places == null || places.size() == 1 && places.get(0).isEmpty()) {
          queued += send(row, revision, mode, variant, text, slot, null);
        } else {
          for (List<Long> some : places) {
            queued += send(row, revision, mode, variant, text, slot, some);
          }
        }
      }
    }
    return queued;
  }

  /**
   * A group of recipients with one text.
   *
   * @param where which subscriptions
   */
  private record Variant(Channel channel, String where, String text, boolean mail) {}

  /**
   * When a part of the recipients is told.
   *
   * @param where which subscriptions
   */
  private record Slot(String where, Instant dueAt) {}

  private static List<Variant> variants(NoticeWords words) {
    String list = " and s.group_id is not null";
    String own = " and s.group_id is null";
    return List.of(
        new Variant(Channel.SMS, list, words.brief(true), false),
        new Variant(Channel.WECHAT, list, words.brief(true), false),
        new Variant(Channel.MAIL, list, words.relay(), true),
        new Variant(Channel.WEB_PUSH, "", words.push(), false),
        new Variant(Channel.WEBHOOK, "", words.webhook(), false),
        new Variant(Channel.SMS, own, words.brief(false), false),
        new Variant(Channel.WECHAT, own, words.brief(false), false),
        new Variant(Channel.MAIL, own + " and s.elder = false", words.mail(), true),
        new Variant(Channel.MAIL, own + " and s.elder = true", words.elder(), true));
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

  /** Ids of warned places in helpings; one empty helping stands for all places. */
  private List<List<Long>> places(WarningReach reach) {
    List<NoticePlace> all = rows.places();
    List<Long> warned = new ArrayList<>();
    for (NoticePlace place : all) {
      if (reach.match(place.place()).isPresent()) {
        warned.add(place.id());
      }
    }
    if (warned.size() == all.size()) {
      return all.isEmpty() ? List.of() : List.of(List.of());
    }
    List<List<Long>> helpings = new ArrayList<>();
    for (int i = 0; i < warned.size(); i += PLACES_PER_STATEMENT) {
      helpings.add(warned.subList(i, Math.min(warned.size(), i + PLACES_PER_STATEMENT)));
    }
    return helpings;
  }

  private int send(
      WarningRow row,
      int revision,
      Round.Mode mode,
      Variant variant,
      String text,
      Slot slot,
      List<Long> places) {
    List<Object> parameters = new ArrayList<>();
    StringBuilder select =
        new StringBuilder("select concat('warning/', cast(?")
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
    parameters.add(row.id() + "/" + revision);
    parameters.add(text);
    if (mode != Round.Mode.TOLD) {
      int level = Math.min(row.level().ordinal(), WarningLevel.BLUE.ordinal());
      select.append(" and s.min_level >= ").append(level);
      select
          .append(" and (s.hazards = '' or s.hazards like cast(?")
          .append(FIRST + parameters.size())
          .append(" as varchar(300)))");
      parameters.add("%," + row.hazard() + ",%");
    }
    if (places != null) {
      // Numbers of our own rows, not what anybody typed.
      select.append(" and s.place_id in (");
      for (int i = 0; i < places.size(); i++) {
        select.append(i == 0 ? "" : ",").append(places.get(i));
      }
      select.append(')');
    }
    String ofThis = "(select 1 from delivery_ledger o where o.topic = cast(?%d as varchar(60))";
    switch (mode) {
      case TOLD -> {
        select.append(" and exists ").append(ofThis.formatted(FIRST + parameters.size()));
        select.append(
            " and o.subscription = s.public_id and o.state in ('SENT', 'CLAIMED', 'KEPT'))");
        parameters.add(row.id());
      }
      case NEWCOMERS, REPLACED -> {
        select.append(" and not exists ").append(ofThis.formatted(FIRST + parameters.size()));
        select.append(" and o.subscription = s.public_id and o.state <> 'DROPPED')");
        parameters.add(row.id());
        if (mode == Round.Mode.REPLACED) {
          select.append(" and exists ").append(ofThis.formatted(FIRST + parameters.size()));
          select.append(" and o.subscription = s.public_id and o.state = 'DROPPED')");
          parameters.add(row.id());
        }
      }
      default -> {
        // everybody whom it concerns
      }
    }
    Instant last = mode == Round.Mode.TOLD ? slot.dueAt().plus(END_IS_NEWS) : row.until();
    return queue.queue(
        new MassLetter(
            row.id(),
            revision,
            lane(row.level()),
            slot.dueAt(),
            last,
            select.toString(),
            parameters));
  }
}
