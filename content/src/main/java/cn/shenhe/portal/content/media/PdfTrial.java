package cn.shenhe.portal.content.media;

import java.io.File;
import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.commons.logging.LogFactory;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.RandomAccessRead;

/**
 * Reads a foreign PDF once in a process of its own, before the portal does. A PDF can unpack to a
 * thousand times its size or never end, and no library stops it: that process has little memory and
 * nothing of the portal's environment, and is ended when its time is over.
 */
final class PdfTrial {

  /** How it ended; the name goes from one process to the other. */
  enum Outcome {
    READABLE,
    /** Opens only with a password. */
    LOCKED,
    /** No PDF, or one that cannot be read within the memory allowed. */
    BROKEN,
    TOO_MANY_PAGES,
    TOO_SLOW
  }

  /** Memory of the process, MB. */
  private static final int HEAP = 256;

  /** One class of every jar the process needs. */
  private static final List<Class<?>> NEEDED =
      List.of(
          PdfTrialProcess.class,
          Loader.class,
          RandomAccessRead.class,
          TrueTypeFont.class,
          LogFactory.class);

  private PdfTrial() {}

  static Outcome of(Path file, int mostPages, int seconds) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx" + HEAP + "m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:+ExitOnOutOfMemoryError",
            "-Djava.awt.headless=true",
            "-cp",
            classPath(),
            PdfTrialProcess.class.getName(),
            file.toAbsolutePath().toString(),
            Integer.toString(mostPages));
    builder.environment().clear();
    builder.redirectError(ProcessBuilder.Redirect.DISCARD);
    Process process = builder.start();
    try {
      process.getOutputStream().close();
      return process.waitFor(seconds, TimeUnit.SECONDS)
          ? outcome(process.getInputStream().readAllBytes())
          : Outcome.TOO_SLOW;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Outcome.TOO_SLOW;
    } finally {
      process.destroyForcibly().onExit().join();
    }
  }

  /** Nothing was written by a process that died. */
  private static Outcome outcome(byte[] written) {
    String name = new String(written, StandardCharsets.US_ASCII).strip();
    for (Outcome outcome : Outcome.values()) {
      if (outcome.name().equals(name)) {
        return outcome;
      }
    }
    return Outcome.BROKEN;
  }

  private static String classPath() {
    return NEEDED.stream()
        .map(PdfTrial::home)
        .distinct()
        .collect(Collectors.joining(File.pathSeparator));
  }

  /** The jar or folder a class was loaded from, whatever class loader it was. */
  private static String home(Class<?> type) {
    String name = "/" + type.getName().replace('.', '/') + ".class";
    URL at = type.getResource(name);
    try {
      if (at.openConnection() instanceof JarURLConnection jar) {
        return Path.of(jar.getJarFileURL().toURI()).toString();
      }
      String whole = Path.of(at.toURI()).toString();
      return whole.substring(0, whole.length() - name.length());
    } catch (IOException | URISyntaxException e) {
      throw new IllegalStateException("where is " + at, e);
    }
  }
}
