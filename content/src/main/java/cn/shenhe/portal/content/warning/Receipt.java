package cn.shenhe.portal.content.warning;

import cn.shenhe.portal.content.warning.cap.SignatureVerdict;
import java.time.Instant;
import java.util.List;

/**
 * What staff and the sender are told about something that came in.
 *
 * @param id opaque
 * @param sender null when unreadable, like identifier and headline
 * @param reasons in document order, at most 200
 * @param enteredBy login of the person who typed or uploaded it, or null
 * @param origin where that person had it from, or null
 * @param hiddenBecause key of why the message was taken but is not public, or null
 */
public record Receipt(
    String id,
    String source,
    Instant receivedAt,
    String sender,
    String identifier,
    String headline,
    AcceptanceTier tier,
    ReceiptState state,
    List<Line> reasons,
    SignatureVerdict.Grade signature,
    String signer,
    String enteredBy,
    String origin,
    String originalText,
    String hiddenBecause,
    String decidedBy,
    Instant decidedAt,
    String decisionNote) {

  /**
   * One reason.
   *
   * @param code {@code rule.…} or {@code signature.…}: key of the text
   * @param path where in the document; may be empty
   * @param found what stood there; may be empty
   */
  public record Line(AcceptanceTier tier, String code, String path, String found) {}

  public Receipt {
    reasons = List.copyOf(reasons);
  }
}
