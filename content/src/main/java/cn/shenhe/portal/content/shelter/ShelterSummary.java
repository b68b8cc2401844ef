package cn.shenhe.portal.content.shelter;

import java.util.List;

/**
 * How much is known of all shelters together. What nobody has said is counted as unknown, never as
 * no.
 *
 * @param total all of them, closed ones too
 * @param answers of the questions that are answered by yes or no
 * @param withCapacity those of which a capacity is known
 * @param withPosition those of which a position is known
 */
public record ShelterSummary(int total, List<Answers> answers, int withCapacity, int withPosition) {

  /** How often one question is answered by yes, by no, and not at all. */
  public record Answers(ShelterAttribute attribute, int yes, int no, int unknown) {}

  public ShelterSummary {
    answers = List.copyOf(answers);
  }

  static ShelterSummary of(List<ShelterState> shelters) {
    return new ShelterSummary(
        shelters.size(),
        List.of(
            answers(shelters, ShelterAttribute.WHEELCHAIR),
            answers(shelters, ShelterAttribute.PETS)),
        (int) shelters.stream().filter(s -> s.sheet().capacity().isPresent()).count(),
        (int) shelters.stream().filter(s -> s.sheet().position().isPresent()).count());
  }

  private static Answers answers(List<ShelterState> shelters, ShelterAttribute attribute) {
    int[] counts = new int[TriState.values().length];
    shelters.forEach(s -> counts[s.sheet().triState(attribute).ordinal()]++);
    return new Answers(
        attribute,
        counts[TriState.YES.ordinal()],
        counts[TriState.NO.ordinal()],
        counts[TriState.UNKNOWN.ordinal()]);
  }
}
