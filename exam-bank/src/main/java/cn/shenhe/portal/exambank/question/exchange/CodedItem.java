package cn.shenhe.portal.exambank.question.exchange;

import cn.shenhe.portal.exambank.question.item.Item;

/** An item with the code of its question, as files carry it. */
public record CodedItem(String code, Item item) {}
