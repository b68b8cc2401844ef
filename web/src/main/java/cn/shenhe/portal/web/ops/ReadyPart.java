package cn.shenhe.portal.web.ops;

import java.util.Optional;

/**
 * Something the portal cannot serve without, besides its database: a feature's CDI bean that can
 * say whether it is usable now (the search index, for example). Asked on every {@code
 * /health/ready}, with a limit of {@value BoundedCheck#LIMIT_SECONDS} seconds.
 */
public interface ReadyPart {

  /** One word, shown to the operator. */
  String partName();

  /** What is wrong, in words without personal data; empty when all is well. */
  Optional<String> problem();

  /** What the operator should know although the portal serves. */
  default String state() {
    return "ok";
  }
}
