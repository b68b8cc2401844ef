package cn.shenhe.portal.training.contest;

/**
 * How somebody stands in a contest.
 *
 * @param code the lot
 * @param claim shown to claim a prize; known to this person and to staff
 * @param open public id of the attempt that is under way, or null
 * @param left attempts left today
 * @param bestCorrect right answers of the best attempt that counts, -1 without one
 * @param rank 1 is best, equal results share a rank; 0 without a result
 * @param prize number of the prize, 0 for none
 */
public record EntryStanding(
    String code,
    String nickname,
    String unit,
    String claim,
    String open,
    int left,
    int bestCorrect,
    int bestSeconds,
    int rank,
    int prize) {}
