/**
 * Playing SCORM packages: what a package keeps between two visits of a person, and how far she got.
 *
 * <p>Owns attempts, their tickets and what packages commit. Must not contain packages themselves
 * ({@code content.media}), pages or hours. Start at {@link
 * cn.shenhe.portal.training.play.PackagePlay}. May import {@code content.media}.
 */
package cn.shenhe.portal.training.play;
