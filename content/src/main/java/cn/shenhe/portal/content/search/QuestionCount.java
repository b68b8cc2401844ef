package cn.shenhe.portal.content.search;

/** How often a question was asked, whoever asked it. */
public record QuestionCount(String question, long times) {}
