package cn.shenhe.portal.content.courseware;

/** What a load of articles did: every file is in exactly one of the counts. */
public record LoadReport(int added, int revised, int unchanged, int keptAsEdited) {

  public int files() {
    return added + revised + unchanged + keptAsEdited;
  }
}
