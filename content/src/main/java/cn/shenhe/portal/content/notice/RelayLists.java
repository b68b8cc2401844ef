package cn.shenhe.portal.content.notice;

import cn.shenhe.portal.content.ContentAct;
import cn.shenhe.portal.content.delivery.Channel;
import cn.shenhe.portal.content.delivery.Delivery;
import cn.shenhe.portal.content.delivery.MassQueue;
import cn.shenhe.portal.content.warning.WarningBoard;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Relay lists: grid and community staff who pass warnings on. They are told like subscribers, are
 * asked to confirm that they have the warning, and the duty officer sees who has not.
 */
@Stateless
public class RelayLists {

  private static final int MOST_NAME = 200;

  @Inject NoticeRepository rows;
  @Inject Places places;
  @Inject WarningBoard board;
  @Inject Delivery delivery;
  @Inject MassQueue ledger;
  @Inject InstantSource clock;
  @Inject Event<ContentAct> acts;

  /** A list and its members. */
  public record ListRow(String id, String name, List<SubscriptionRow> members) {

    public ListRow {
      members = List.copyOf(members);
    }
  }

  /**
   * A member and what of a warning was confirmed.
   *
   * @param asked whether the member was told of the warning at all
   * @param revision newest that was confirmed, or null
   * @param at when, or null
   * @param needed the newest revision that changed something people are told
   */
  public record Receipt(
      SubscriptionRow member, boolean asked, Integer revision, Instant at, int needed) {

    /** Whether the member knows all that matters. */
    public boolean isDone() {
      return revision != null && revision >= needed;
    }

    private int order() {
      if (!asked) {
        return 3;
      }
      return isDone() ? 2 : revision == null ? 0 : 1;
    }
  }

  /** The channels members can be told by, as the operator set it up. */
  @RolesAllowed({"DUTY_OFFICER", "ADMINISTRATOR"})
  public List<Channel> channels() {
    return List.of(Channel.SMS, Channel.MAIL, Channel.WECHAT).stream()
        .filter(delivery::offers)
        .toList();
  }

  @RolesAllowed({"DUTY_OFFICER", "ADMINISTRATOR"})
  public List<ListRow> lists() {
    List<ListRow> lists = new ArrayList<>();
    for (NoticeGroup group : rows.groups()) {
      lists.add(
          new ListRow(
              group.publicId(),
              group.name(),
              rows.members(group).stream().map(Notices::withoutToken).toList()));
    }
    return lists;
  }

  /**
   * @throws NoticeRefused when the name is missing or taken
   */
  @RolesAllowed({"DUTY_OFFICER", "ADMINISTRATOR"})
  public void open(String name) {
    if (name == null || name.isBlank() || name.length() > MOST_NAME) {
      throw new NoticeRefused("notice.listName");
    }
    if (rows.groupByName(name.strip()).isPresent()) {
      throw new NoticeRefused("notice.list-taken");
    }
    NoticeGroup group = new NoticeGroup(name.strip(), clock.instant());
    rows.add(group);
    acts.fire(new ContentAct("notice.list-opened", group.publicId(), ""));
  }

  /** Adds a person by name and duty address. */
  @RolesAllowed({"DUTY_OFFICER", "ADMINISTRATOR"})
  public void join(String list, String person, Channel channel, String recipient, Wishes wishes) {
    NoticeGroup group = rows.group(list).orElseThrow(UnknownSubscription::new);
    if (person == null || person.isBlank() || person.length() > MOST_NAME) {
      throw new NoticeRefused("notice.personMissing");
    }
    if (channel != Channel.MAIL && channel != Channel.SMS && channel != Channel.WECHAT) {
      throw new NoticeRefused("notice.listChannel");
    }
    if (!delivery.offers(channel)) {
      throw new NoticeRefused("notice.channelOff");
    }
    Address address = Address.of(channel, recipient, null);
    Instant now = clock.instant();
    Subscription member =
        new Subscription(
            address, delivery.hostOf(channel, address.text()), wishes, places.of(wishes), now);
    member.joins(group, person.strip());
    member.confirm(now);
    rows.add(member);
    acts.fire(new ContentAct("notice.list-joined", group.publicId(), member.publicId()));
  }

  @RolesAllowed({"DUTY_OFFICER", "ADMINISTRATOR"})
  public void leave(String member) {
    Subscription subscription = rows.byPublicId(member).orElseThrow(UnknownSubscription::new);
    if (!subscription.isOfList()) {
      throw new UnknownSubscription();
    }
    subscription.end(clock.instant());
    ledger.forget(subscription.publicId());
    acts.fire(new ContentAct("notice.list-left", member, ""));
  }

  /**
   * Who has confirmed a warning: first who has confirmed nothing, then who confirmed an older
   * revision only; last who was not asked.
   */
  @RolesAllowed({"DUTY_OFFICER", "ADMINISTRATOR"})
  public List<Receipt> receipts(String warning) {
    int needed = board.details(warning).material();
    Map<String, Acknowledgement> newest = new HashMap<>();
    for (Acknowledgement one : rows.acknowledgements(warning)) {
      newest.merge(one.subscription(), one, (a, b) -> a.revision() > b.revision() ? a : b);
    }
    Set<String> asked = rows.askedMembers(warning);
    List<Receipt> receipts = new ArrayList<>();
    for (Subscription member : rows.membersOfAllLists()) {
      Acknowledgement said = newest.get(member.publicId());
      receipts.add(
          new Receipt(
              Notices.withoutToken(member),
              asked.contains(member.publicId()),
              said == null ? null : said.revision(),
              said == null ? null : said.acknowledgedAt(),
              needed));
    }
    receipts.sort(Comparator.comparingInt(Receipt::order));
    return receipts;
  }
}
