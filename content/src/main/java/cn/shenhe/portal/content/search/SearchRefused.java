package cn.shenhe.portal.content.search;

import cn.shenhe.portal.content.ContentRefusal;

/** What an editor wanted to set about the search cannot be set. */
public class SearchRefused extends ContentRefusal {

  private static final long serialVersionUID = 1L;

  SearchRefused(String reason, Object... arguments) {
    super("search." + reason, arguments);
  }
}
