package cn.shenhe.portal.web.content.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import cn.shenhe.portal.content.delivery.Handover.Result;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What an answer of a mail server means for the subscription. */
class MailCourierTest {

  @Test
  void onlyWhatIsSaidOfTheRecipientsAddressEndsIt() {
    Map<Result, List<String>> meant =
        Map.of(
            Result.GONE,
            List.of(
                "550 5.1.1 no such user",
                "550-5.1.1 no such user",
                "556 5.1.10 null MX",
                "551 5.1.6 moved"),
            Result.REFUSED,
            List.of(
                "550 blocked by our list",
                "550 Access denied",
                "553 sorry",
                "550 5.7.1 spam",
                "553 5.1.8 sender domain does not exist",
                "550 5.1.7 sender"),
            Result.RETRY,
            List.of("450 4.2.0 grey", "421 busy"),
            Result.UNREACHABLE,
            List.of("connection refused"));
    meant.forEach(
        (result, answers) ->
            answers.forEach(
                answer -> {
                  MessagingException said =
                      new SendFailedException("Invalid Addresses", new MessagingException(answer));
                  assertThat(MailCourier.said(said).result()).as(answer).isEqualTo(result);
                }));
  }
}
