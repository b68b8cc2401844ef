package cn.shenhe.portal.web.content.notice;

import cn.shenhe.portal.content.ContentRefusal;
import cn.shenhe.portal.content.delivery.Channel;
import cn.shenhe.portal.content.notice.RelayLists;
import cn.shenhe.portal.web.shell.Refusals;
import cn.shenhe.portal.web.shell.Texts;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;

/** Relay lists and their members. */
@Named("relayLists")
@RequestScoped
public class ListsView {

  private static final String HERE = "/staff/notice/lists?faces-redirect=true";

  @Inject RelayLists lists;
  @Inject WishForm wishForm;
  @Inject Refusals refusals;
  @Inject FacesContext faces;

  private List<RelayLists.ListRow> rows = List.of();
  private String name;
  private String list;
  private String person;
  private List<Channel> channels = List.of();
  private String channel;
  private String recipient;

  @PostConstruct
  void load() {
    rows = lists.lists();
    channels = lists.channels();
  }

  public String open() {
    return act(() -> lists.open(name), "opening:name", "lists.opened");
  }

  public String join() {
    return act(
        () -> lists.join(list, person, by(), recipient, wishForm.read()),
        "joining:recipient",
        "lists.joined");
  }

  private Channel by() {
    return channels.stream()
        .filter(known -> known.name().equals(channel))
        .findFirst()
        .orElse(Channel.MAIL);
  }

  public List<Channel> getChannels() {
    return channels;
  }

  public String leave(String member) {
    return act(() -> lists.leave(member), null, "lists.left");
  }

  private String act(Runnable work, String field, String done) {
    try {
      work.run();
      faces.addMessage(null, new FacesMessage(Texts.of("notice", done)));
      faces.getExternalContext().getFlash().setKeepMessages(true);
      return HERE;
    } catch (ContentRefusal refusal) {
      String wish = WishForm.field("joining", refusal.code());
      refusals.show(refusal, wish == null ? field : wish);
      load();
      return null;
    }
  }

  public List<RelayLists.ListRow> getRows() {
    return rows;
  }

  public String getName() {
    return name;
  }

  public void setName(String name) {
    this.name = name;
  }

  public String getList() {
    return list;
  }

  public void setList(String list) {
    this.list = list;
  }

  public String getPerson() {
    return person;
  }

  public void setPerson(String person) {
    this.person = person;
  }

  public String getChannel() {
    return channel;
  }

  public void setChannel(String channel) {
    this.channel = channel;
  }

  public String getRecipient() {
    return recipient;
  }

  public void setRecipient(String recipient) {
    this.recipient = recipient;
  }
}
