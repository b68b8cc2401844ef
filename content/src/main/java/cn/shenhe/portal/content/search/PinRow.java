package cn.shenhe.portal.content.search;

import java.io.Serializable;

/** A pinned result as editors see it. */
public record PinRow(String publicId, String question, String target, String title)
    implements Serializable {}
