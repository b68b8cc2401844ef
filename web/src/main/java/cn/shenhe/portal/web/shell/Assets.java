package cn.shenhe.portal.web.shell;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Our own style sheets, scripts and pictures under {@code WEB-INF/assets}, each served at an
 * address that carries the first 12 hex digits of its SHA-256, so that browsers may keep it for a
 * year and yet see every change at once.
 *
 * <p>In a page: {@code <link rel="stylesheet" href="#{assets.url('portal.css')}"/>}. The content is
 * read once and kept in memory (a few hundred kilobytes in all).
 */
@Named
@ApplicationScoped
public class Assets {

  private static final String FOLDER = "/WEB-INF/assets/";
  private static final int DIGITS = 12;

  /** One file: its bytes and the digest in its address. */
  record Asset(String name, String digest, byte[] content) {}

  private final Map<String, Asset> assets = new ConcurrentHashMap<>();

  @Inject ServletContext context;

  /**
   * The address of an asset.
   *
   * @param name path below {@code WEB-INF/assets}, for example {@code portal.css}
   * @throws IllegalArgumentException when there is no such file: a mistake in a page
   */
  public String url(String name) {
    Asset asset =
        find(name).orElseThrow(() -> new IllegalArgumentException("no asset named " + name));
    int dot = name.lastIndexOf('.');
    return context.getContextPath()
        + "/assets/"
        + name.substring(0, dot)
        + "."
        + asset.digest()
        + name.substring(dot);
  }

  Optional<Asset> find(String name) {
    if (name.contains("..") || name.startsWith("/")) {
      return Optional.empty();
    }
    Asset known = assets.get(name);
    if (known == null) {
      known = read(name);
      if (known != null) {
        assets.put(name, known);
      }
    }
    return Optional.ofNullable(known);
  }

  private Asset read(String name) {
    try (InputStream in = context.getResourceAsStream(FOLDER + name)) {
      if (in == null) {
        return null;
      }
      byte[] content = in.readAllBytes();
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
      return new Asset(name, HexFormat.of().formatHex(digest).substring(0, DIGITS), content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
