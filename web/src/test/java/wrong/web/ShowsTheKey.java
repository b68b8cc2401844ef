package wrong.web;

import wrong.exambank.paper.PaperKeys;

public final class ShowsTheKey {
  PaperKeys keys;
}
