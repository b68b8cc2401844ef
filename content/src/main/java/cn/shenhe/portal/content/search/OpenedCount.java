package cn.shenhe.portal.content.search;

/** How often a question led to a passage, over all days that are kept. */
record OpenedCount(String question, String target, long times) {

  /** The document's key. */
  String key() {
    return target.substring(0, target.indexOf('#'));
  }

  /** The passage's anchor, may be empty. */
  String anchor() {
    return target.substring(target.indexOf('#') + 1);
  }
}
