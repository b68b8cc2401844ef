package cn.shenhe.portal.exambank.question.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The one gateway for foreign question files. Tells the format by the content, reads it on a worker
 * of its own with a deadline, at most two at a time, and turns whatever a parser throws into a
 * refusal of the file.
 */
public final class QuestionFiles {

  private static final Semaphore WORKERS = new Semaphore(2);

  private final ReadLimits limits;

  public QuestionFiles(ReadLimits limits) {
    this.limits = limits;
  }

  /**
   * @param remembered how the columns of this source were understood before: used for the tables
   *     that have the same header; null to guess
   * @throws ColumnsUnknown if it is a table and nobody can guess its columns
   * @throws FileRefused if the file as a whole cannot be read
   */
  public ReadFile read(String name, byte[] bytes, ColumnMapping remembered) {
    return read(name, bytes, Columns.remembered(remembered));
  }

  /**
   * @param said what the columns of this very file mean, whatever they look like
   * @throws ColumnsUnknown if that names no stem or no answer
   * @throws FileRefused if the file as a whole cannot be read
   */
  public ReadFile readAs(String name, byte[] bytes, ColumnMapping said) {
    return read(name, bytes, Columns.said(said));
  }

  private ReadFile read(String name, byte[] bytes, Columns columns) {
    if (bytes.length == 0) {
      throw new FileRefused("empty");
    }
    if (bytes.length > limits.bytes()) {
      throw new FileRefused("too-large", limits.bytes() / 1_000_000);
    }
    ReadFile file = onWorker(() -> new FormatReader(limits).read(name, bytes, columns));
    if (file.rows().size() > limits.rows()) {
      throw new FileRefused("too-many-rows", limits.rows());
    }
    return file;
  }

  /**
   * The rows of a list that is no question file (a roster): the first visible sheet with anything
   * in it, or CSV. Same gateway, same limits.
   *
   * @throws FileRefused if the file as a whole cannot be read
   */
  public List<PlainRow> list(byte[] bytes) {
    if (bytes.length == 0) {
      throw new FileRefused("empty");
    }
    if (bytes.length > limits.bytes()) {
      throw new FileRefused("too-large", limits.bytes() / 1_000_000);
    }
    List<PlainRow> rows = onWorker(() -> PlainRow.read(bytes, limits));
    if (rows.size() > limits.rows() + 1) {
      throw new FileRefused("too-many-rows", limits.rows());
    }
    return rows;
  }

  private <T> T onWorker(Callable<T> reading) {
    FutureTask<T> task = new FutureTask<>(reading);
    try {
      if (!WORKERS.tryAcquire(limits.deadline().toMillis(), TimeUnit.MILLISECONDS)) {
        throw new FileRefused("busy");
      }
      Thread worker = new Thread(() -> run(task), "question-file");
      worker.setDaemon(true);
      worker.start();
      return task.get(limits.deadline().toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      task.cancel(true);
      throw new FileRefused("deadline", limits.deadline().toSeconds());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new FileRefused("busy");
    } catch (ExecutionException e) {
      throw refusal(e.getCause());
    }
  }

  private static void run(FutureTask<?> task) {
    try {
      task.run();
    } finally {
      WORKERS.release();
    }
  }

  private static FileRefused refusal(Throwable cause) {
    if (cause instanceof FileRefused refused) {
      return refused;
    }
    if (cause instanceof StackOverflowError || cause instanceof OutOfMemoryError) {
      return new FileRefused("too-complex");
    }
    FileRefused refused = new FileRefused("damaged", cause.getClass().getSimpleName());
    refused.initCause(cause);
    return refused;
  }

  /** Table rows as items. */
  static ReadFile table(
      ReadFile.Format format, String charset, List<TableRow> rows, Columns columns) {
    ColumnMapping mapping = columns.of(rows);
    if (!mapping.isUsable()) {
      throw ColumnsUnknown.of(rows, mapping);
    }
    TableReader reader = new TableReader(mapping);
    List<ReadRow> read = new ArrayList<>();
    for (int i = mapping.headerRow() + 1; i < rows.size(); i++) {
      read.add(reader.read(read.size() + 1, rows.get(i)));
    }
    List<String> header = Columns.words(rows.get(Math.max(mapping.headerRow(), 0)));
    return new ReadFile(format, charset, read, Map.of(), mapping, header);
  }
}
