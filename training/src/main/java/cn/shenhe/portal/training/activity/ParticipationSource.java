package cn.shenhe.portal.training.activity;

import java.util.List;
import java.util.Map;

/**
 * Another feature's share in the figures of a campaign (a contest, for instance). A bean of this
 * type is asked for every campaign; it names nobody.
 */
public interface ParticipationSource {

  /** One figure in words: what is counted, and how many. */
  record Count(String what, long number) {}

  /**
   * @param campaign public id
   * @return empty when it had no part in the campaign; at most 20
   */
  List<Count> counts(String campaign);

  /**
   * Its people by the name of their street; the empty name where none is known.
   *
   * @param campaign public id
   */
  Map<String, Integer> byStreet(String campaign);
}
