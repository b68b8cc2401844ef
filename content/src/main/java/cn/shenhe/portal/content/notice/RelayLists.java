package cn.shenhe.portal.content.notice;

import cn.shenhe.portal.content.ContentAct;
import cn.shenhe.portal.content.delivery.Channel;
import cn.shenhe.portal.content.delivery.Delivery;
import cn.shenhe.portal.content.delivery.MassQueue;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/**
 * Relay lists: grid and community staff who pass warnings on. They are told like subscribers, are
 * asked to confirm that they have the warning, and the duty officer sees who has not.
 */
@Stateless
public class RelayLists {

  private static final int MOST_NAME = 200;

  @Inject NoticeRepository rows;
  @Inject Places places;
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
   * A member and whether the warning was confirmed.
   *
   * @param at null when not
   */
  public record Receipt(SubscriptionRow member, Integer revision, Instant at) {}

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

  /** Who has confirmed a warning and who has not, those who have not first. */
  @RolesAllowed({"DUTY_OFFICER", "ADMINISTRATOR"})
  public List<Receipt> receipts(String warning) {
    List<Acknowledgement> all = rows.acknowledgements(warning);
    List<Receipt> open = new ArrayList<>();
    List<Receipt> done = new ArrayList<>();
    for (Subscription member : rows.membersOfAllLists()) {
      Acknowledgement newest =
          all.stream()
              .filter(a -> a.subscription().equals(member.publicId()))
              .reduce((first, second) -> second)
              .orElse(null);
      if (newest == null) {
        open.add(new Receipt(Notices.withoutToken(member), null, null));
      } else {
        done.add(
            new Receipt(Notices.withoutToken(member), newest.revision(), newest.acknowledgedAt()));
      }
    }
    open.addAll(done);
    return open;
  }
}
