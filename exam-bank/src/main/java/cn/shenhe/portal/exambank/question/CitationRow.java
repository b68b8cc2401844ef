package cn.shenhe.portal.exambank.question;

import cn.shenhe.portal.exambank.question.item.LawReference;

/**
 * An article as live or reviewed questions cite it.
 *
 * @param questions how many do
 */
public record CitationRow(LawReference cited, long questions) {}
