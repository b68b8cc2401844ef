package cn.shenhe.portal.training.contest;

import cn.shenhe.portal.exambank.paper.SheetQuestion;
import java.util.List;
import java.util.Map;

/**
 * An attempt under way; holds no key.
 *
 * @param secondsLeft 0 when the time is over
 * @param answers what was saved, by number of the question
 * @param sequence where the sequence of what is saved from now on begins; milliseconds are added to
 *     it, so that two pages of one attempt know which of them was later
 */
public record AttemptSheet(
    String id,
    String contest,
    int secondsLeft,
    List<SheetQuestion> questions,
    Map<Integer, List<String>> answers,
    long sequence) {}
