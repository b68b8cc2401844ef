package cn.shenhe.portal.content.search.pdf;

import cn.shenhe.portal.content.search.pdf.PdfReading.Outcome;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.logging.LogFactory;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.RandomAccessRead;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The one gate through which foreign PDF files are read. A PDF can unpack to a thousand times its
 * size or never end, and no library stops it; so each is read by a process of its own with little
 * memory and nothing of the portal's environment, which is ended when its time is over. One file at
 * a time.
 */
@ApplicationScoped
public class PdfReader {

  private static final Logger LOG = Logger.getLogger(PdfReader.class.getName());

  /** Memory of the reading process, MB. */
  private static final int HEAP = 256;

  /** One class of every jar the reading process needs. */
  private static final List<Class<?>> NEEDED =
      List.of(
          PdfChild.class,
          Loader.class,
          RandomAccessRead.class,
          TrueTypeFont.class,
          LogFactory.class);

  private final Semaphore turn = new Semaphore(1, true);

  @Inject
  @ConfigProperty(name = "portal.search.pdf-bytes", defaultValue = "52428800")
  long mostBytes;

  @Inject
  @ConfigProperty(name = "portal.search.pdf-pages", defaultValue = "1000")
  int mostPages;

  @Inject
  @ConfigProperty(name = "portal.search.pdf-seconds", defaultValue = "60")
  int seconds;

  /** Reads the text; never fails because of the file. */
  public PdfReading read(Path file) {
    try {
      if (Files.size(file) > mostBytes) {
        return PdfReading.failed(Outcome.TOO_LARGE);
      }
      if (!turn.tryAcquire(seconds, TimeUnit.SECONDS)) {
        return PdfReading.failed(Outcome.TOO_SLOW);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return PdfReading.failed(Outcome.TOO_SLOW);
    }
    try {
      return inChild(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      turn.release();
    }
  }

  private PdfReading inChild(Path file) throws IOException {
    Path result = Files.createTempFile("portal-pdf", ".txt");
    try {
      ProcessBuilder builder =
          new ProcessBuilder(
              Path.of(System.getProperty("java.home"), "bin", "java").toString(),
              "-Xmx" + HEAP + "m",
              "-XX:+UseSerialGC",
              "-XX:TieredStopAtLevel=1",
              "-XX:+ExitOnOutOfMemoryError",
              "-Djava.awt.headless=true",
              "-Dfile.encoding=UTF-8",
              "-cp",
              classPath(),
              PdfChild.class.getName(),
              file.toAbsolutePath().toString(),
              Integer.toString(mostPages));
      builder.environment().clear();
      builder.redirectOutput(result.toFile());
      builder.redirectError(ProcessBuilder.Redirect.DISCARD);
      Process child = builder.start();
      try {
        child.getOutputStream().close();
        if (!child.waitFor(seconds, TimeUnit.SECONDS)) {
          return PdfReading.failed(Outcome.TOO_SLOW);
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return PdfReading.failed(Outcome.TOO_SLOW);
      } finally {
        child.destroyForcibly().onExit().join();
      }
      return result(result);
    } finally {
      Files.deleteIfExists(result);
    }
  }

  /** The word for the outcome and the pages, as far as the child came. */
  private static PdfReading result(Path file) throws IOException {
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
      Outcome outcome = Outcome.valueOf(in.readUTF());
      List<String> pages = new ArrayList<>();
      int count = outcome == Outcome.READ ? in.readInt() : 0;
      for (int page = 0; page < count; page++) {
        byte[] text = in.readNBytes(in.readInt());
        pages.add(new String(text, StandardCharsets.UTF_8));
      }
      return new PdfReading(outcome, pages);
    } catch (EOFException | IllegalArgumentException e) {
      LOG.log(Level.FINE, "the reading process ended early", e);
      return PdfReading.failed(Outcome.BROKEN);
    }
  }

  private static String classPath() {
    return NEEDED.stream()
        .map(PdfReader::home)
        .flatMap(Optional::stream)
        .distinct()
        .collect(Collectors.joining(File.pathSeparator));
  }

  /** The jar or folder a class was loaded from, whatever class loader it was. */
  private static Optional<String> home(Class<?> type) {
    String name = "/" + type.getName().replace('.', '/') + ".class";
    URL at = type.getResource(name);
    return Stream.ofNullable(at).map(url -> home(url, name)).findFirst();
  }

  private static String home(URL at, String name) {
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
