package cn.shenhe.portal.exambank.question;

import cn.shenhe.portal.exambank.question.item.Item;

/** The content of one version, key included; equal for ever for equal {@code versionId}. */
public record FrozenQuestion(
    String questionId, String versionId, String code, int versionNumber, Item item) {}
