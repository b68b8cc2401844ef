/**
 * The Common Alerting Protocol as a format: reading 1.0, 1.1 and 1.2, the rules of the standard,
 * signatures, and the containers that carry CAP (EDXL-DE, Atom, RSS).
 *
 * <p>Owns everything that can be said about a document by looking at the document alone. Must not
 * contain entities, the database, or any opinion on what this portal shows: that is {@code
 * content.warning}. Start at {@link CapReader}. May import the JDK and {@code
 * content.warning.area}.
 */
package cn.shenhe.portal.content.warning.cap;
