package cn.shenhe.portal.web.content.delivery;

import cn.shenhe.portal.content.delivery.Delivery;
import cn.shenhe.portal.content.delivery.LetterDetail;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The demonstration's mailbox: who tries the portal without a mail server reads here what it would
 * have sent. Not found outside the demonstration.
 */
@Named("mailbox")
@RequestScoped
public class MailboxView {

  private static final Pattern LINK = Pattern.compile("https?://[^\\s<>\"]+");

  /** A piece of a text; an address when it is a link. */
  public record Piece(String text, boolean link) {}

  /** A letter as the page shows it. */
  public record Shown(
      String channel, String subject, Instant at, List<Piece> pieces, String attachment) {}

  @Inject Delivery delivery;
  @Inject MailSettings settings;
  @Inject FacesContext faces;

  private String address;
  private List<Shown> letters = List.of();

  public void load() throws IOException {
    if (!settings.demo()) {
      faces.getExternalContext().responseSendError(HttpServletResponse.SC_NOT_FOUND, "");
      faces.responseComplete();
      return;
    }
    letters = delivery.mailbox(address).stream().map(this::shown).toList();
  }

  private Shown shown(LetterDetail letter) {
    return new Shown(
        letter.row().channel().name(),
        letter.row().subject(),
        letter.row().createdAt(),
        pieces(letter.text()),
        letter.attachmentName());
  }

  static List<Piece> pieces(String text) {
    List<Piece> pieces = new ArrayList<>();
    Matcher link = LINK.matcher(text);
    int from = 0;
    while (link.find()) {
      pieces.add(new Piece(text.substring(from, link.start()), false));
      pieces.add(new Piece(link.group(), true));
      from = link.end();
    }
    pieces.add(new Piece(text.substring(from), false));
    return pieces;
  }

  public List<Shown> getLetters() {
    return letters;
  }

  public String getAddress() {
    return address;
  }

  public void setAddress(String address) {
    this.address = address;
  }
}
