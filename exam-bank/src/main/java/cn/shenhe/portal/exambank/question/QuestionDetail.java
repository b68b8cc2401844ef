package cn.shenhe.portal.exambank.question;

import cn.shenhe.portal.exambank.question.item.Item;
import java.util.List;

/**
 * A question as its editor sees it, key included.
 *
 * @param lockVersion to be handed back with a revision, so that nobody overwrites a change unseen
 * @param versions newest first
 * @param history newest first
 */
public record QuestionDetail(
    QuestionRow row,
    Item item,
    int lockVersion,
    List<VersionRow> versions,
    List<HistoryEntry> history) {}
