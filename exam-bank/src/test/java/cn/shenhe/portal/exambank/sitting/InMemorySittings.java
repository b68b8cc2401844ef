package cn.shenhe.portal.exambank.sitting;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One sitting and its events in memory. */
final class InMemorySittings implements SittingStore {

  private final Sitting sitting;
  private final List<AnswerEvent> events = new ArrayList<>();
  private final List<FencedDevice> devices = new ArrayList<>();
  final List<FinalAnswers> closings = new ArrayList<>();
  int eventsAtClose;

  InMemorySittings(Sitting sitting) {
    this.sitting = sitting;
    sitting.number(1);
  }

  @Override
  public Optional<Sitting> locked(String publicId) {
    return Optional.of(sitting);
  }

  @Override
  public List<Sitting> lockedIfFree(List<String> publicIds) {
    return List.of(sitting);
  }

  @Override
  public void recordAll(Map<Sitting, List<AnswerEvent>> happened) {
    happened.forEach(this::record);
  }

  @Override
  public void record(Sitting of, List<AnswerEvent> happened) {
    events.addAll(happened);
  }

  @Override
  public List<AnswerEvent> events(Sitting of) {
    return List.copyOf(events);
  }

  @Override
  public void keep(FencedDevice device) {
    devices.add(device);
  }

  @Override
  public void moved(FencedDevice device) {}

  @Override
  public Optional<FencedDevice> fenced(Sitting of, String tokenHash) {
    return devices.stream().filter(device -> device.tokenHash().equals(tokenHash)).findFirst();
  }

  @Override
  public void closed(Sitting of, FinalAnswers answers) {
    closings.add(answers);
    eventsAtClose = events.size();
  }
}
