package cn.shenhe.portal.training.audit;

/**
 * What a check of the whole chain found.
 *
 * @param entries how many were read until the end or the break
 * @param brokenAt number of the first entry that is missing, altered or out of place; 0 when whole
 * @param head hash of the last entry; whoever wrote it down elsewhere can tell later that nothing
 *     before it was changed
 */
public record ChainReport(long entries, long brokenAt, String head) {

  public boolean whole() {
    return brokenAt == 0;
  }
}
