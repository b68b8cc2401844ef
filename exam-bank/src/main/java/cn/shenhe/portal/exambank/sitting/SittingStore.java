package cn.shenhe.portal.exambank.sitting;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where sittings and their events are kept: the database, or the memory of a test that tries every
 * order of events.
 */
interface SittingStore {

  /** The sitting, nobody else changing it until the transaction ends. */
  Optional<Sitting> locked(String publicId);

  /** Those of the sittings that nobody else is changing just now, locked as well. */
  List<Sitting> lockedIfFree(List<String> publicIds);

  /** Appends the events, in order, and keeps what became of the sitting. */
  void record(Sitting sitting, List<AnswerEvent> events);

  /** The same for several sittings. */
  void recordAll(Map<Sitting, List<AnswerEvent>> happened);

  /** In order, from the first. */
  List<AnswerEvent> events(Sitting sitting);

  /** A device that was fenced just now. */
  void keep(FencedDevice device);

  /** A fenced device delivered some of its journal. */
  void moved(FencedDevice device);

  /** The device that was fenced and has this secret. */
  Optional<FencedDevice> fenced(Sitting sitting, String tokenHash);

  /** Tells the rest of the house, within the transaction. */
  void closed(Sitting sitting, FinalAnswers answers);
}
