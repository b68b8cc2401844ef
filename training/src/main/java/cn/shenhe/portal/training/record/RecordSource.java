package cn.shenhe.portal.training.record;

import java.util.List;

/**
 * Knows one kind of entries of a person's record. A bean of this type adds them to every record.
 */
public interface RecordSource {

  /**
   * The newest first.
   *
   * @param person public id of the account
   */
  List<RecordEntry> of(String person, int limit);
}
