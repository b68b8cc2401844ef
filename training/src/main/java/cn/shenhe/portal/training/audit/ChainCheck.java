package cn.shenhe.portal.training.audit;

/** Walks along the chain and remembers the first break. */
final class ChainCheck {

  private final String expectedHead;

  private long last;
  private String lastHash = AuditSeal.GENESIS;
  private long brokenAt;
  private boolean headSeen;

  /**
   * @param expectedHead {@code number:hash} of an end the chain has had; it must come by
   */
  ChainCheck(String expectedHead) {
    this.expectedHead = expectedHead;
    headSeen = expectedHead.equals("0:" + AuditSeal.GENESIS);
  }

  void read(AuditEntry entry) {
    if (brokenAt != 0) {
      return;
    }
    boolean next = entry.number() == last + 1;
    if (!next || !entry.previousHash().equals(lastHash) || !entry.isSealed()) {
      brokenAt = last + 1;
      return;
    }
    last = entry.number();
    lastHash = entry.hash();
    headSeen |= expectedHead.equals(last + ":" + lastHash);
  }

  ChainReport report() {
    // All entries fit together, but the end that must be there is not: the tail was cut off.
    boolean cutOff = brokenAt == 0 && !headSeen;
    return new ChainReport(last, cutOff ? last + 1 : brokenAt, lastHash);
  }
}
