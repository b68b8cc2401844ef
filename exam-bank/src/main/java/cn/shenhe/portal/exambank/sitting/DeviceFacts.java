package cn.shenhe.portal.exambank.sitting;

/**
 * What is seen of a candidate's device.
 *
 * @param address network address the request came from
 * @param agent what the browser says it is
 * @param url address of the request, as Safe Exam Browser hashes it; may be null
 * @param browserHash value of {@code X-SafeExamBrowser-RequestHash} or {@code
 *     X-SafeExamBrowser-ConfigKeyHash}; may be null
 */
public record DeviceFacts(String address, String agent, String url, String browserHash) {

  /** Whether the browser proved that it has one of the keys: SHA-256 of address and key. */
  boolean proves(Iterable<String> keys) {
    for (String key : keys) {
      if (JournalEntry.sha256(url + key.toLowerCase(java.util.Locale.ROOT)).equals(browserHash)) {
        return true;
      }
    }
    return false;
  }
}
