package cn.shenhe.portal.web.start;

/**
 * Something a feature does when the portal starts, after the schema is up to date and before the
 * first request is answered. Runs as the role SYSTEM, every time: it must be idempotent.
 */
public interface StartStep {

  /** Steps run in this order; 100s: people, 200s: content, 300s: questions, 900s: schedulers. */
  int order();

  /** A failure ends the start of the portal with the exception's message. */
  void run();
}
