package cn.shenhe.portal.content.search.lucene;

import java.nio.file.Path;

/** A Lucene index in a folder of the test's own. */
public final class TestIndex extends LuceneIndex implements AutoCloseable {

  public TestIndex(Path folder) {
    bufferMegabytes = 32;
    mergeThreads = 1;
    segmentMegabytes = 2048;
    open(folder);
  }

  @Override
  public void close() {
    super.close();
  }
}
