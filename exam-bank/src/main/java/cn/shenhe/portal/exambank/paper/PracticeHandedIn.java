package cn.shenhe.portal.exambank.paper;

import cn.shenhe.portal.exambank.question.item.Category;
import java.time.Instant;

/**
 * A person who is signed in handed in a practice paper, or the questions a lesson asks. Fired as a
 * CDI event in the transaction of the hand-in.
 *
 * @param paper public id
 * @param person public id of the account
 * @param subOperation empty unless for special operators
 * @param correct of {@code total} questions
 */
public record PracticeHandedIn(
    String paper,
    String person,
    Category category,
    String subOperation,
    int correct,
    int total,
    Instant at) {}
