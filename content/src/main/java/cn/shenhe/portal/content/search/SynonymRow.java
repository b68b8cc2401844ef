package cn.shenhe.portal.content.search;

import java.io.Serializable;

/**
 * A group of synonyms as editors see it.
 *
 * @param publicId of the edited entry; empty for a group that ships and is in use
 * @param line words joined by {@code =}
 * @param shipped whether it ships with the portal
 * @param used whether the search uses it
 */
public record SynonymRow(String publicId, String line, boolean shipped, boolean used)
    implements Serializable {}
