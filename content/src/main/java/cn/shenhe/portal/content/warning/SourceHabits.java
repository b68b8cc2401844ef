package cn.shenhe.portal.content.warning;

import java.util.List;

/**
 * What an administrator knows about a source.
 *
 * @param toleratedRules names of rules it breaks harmlessly; never rules that protect
 * @param trustedCertificates PEM text, may be empty
 * @param silentAfterMinutes null when it need not be heard regularly
 */
public record SourceHabits(
    List<String> toleratedRules,
    String trustedCertificates,
    boolean signatureRequired,
    Integer silentAfterMinutes) {

  public SourceHabits {
    toleratedRules = List.copyOf(toleratedRules);
  }
}
