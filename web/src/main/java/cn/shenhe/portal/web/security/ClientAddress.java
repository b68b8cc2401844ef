package cn.shenhe.portal.web.security;

import cn.shenhe.portal.web.start.StartStep;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * From which address a request comes. Behind proxies the connection is theirs: of what they wrote
 * into {@code X-Forwarded-For}, the rightmost address that is not a trusted proxy counts. Anybody
 * may send that header, so it is read only when the connection itself is a trusted proxy's.
 */
@ApplicationScoped
public class ClientAddress implements StartStep {

  private static final String SETTING = "portal.http.trusted-proxies";
  private static final String HEADER = "X-Forwarded-For";
  private static final int FIRST = 10;

  private static final String BYTE = "(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
  private static final String V4 = BYTE + "(?:\\." + BYTE + "){3}";
  private static final String V6 = "[0-9a-fA-F]*:[0-9a-fA-F:]*(?:" + V4 + ")?";

  /** Proxies may add the port; then an IPv6 address stands in brackets. */
  private static final Pattern LITERAL =
      Pattern.compile("(" + V4 + ")(?::\\d{1,5})?|(" + V6 + ")|\\[(" + V6 + ")](?::\\d{1,5})?");

  private static final Pattern BLOCK = Pattern.compile("([^/]+)(?:/(\\d{1,3}))?");

  /**
   * A network.
   *
   * @param bits leading ones that count
   */
  private record Block(byte[] network, int bits) {

    /**
     * @throws IllegalArgumentException when it is neither an address nor a CIDR block
     */
    static Block parse(String text) {
      Matcher form = BLOCK.matcher(text);
      Optional<InetAddress> address =
          form.matches() ? ClientAddress.parse(form.group(1)) : Optional.empty();
      byte[] network =
          address
              .orElseThrow(() -> new IllegalArgumentException(SETTING + ": " + text))
              .getAddress();
      int all = network.length * Byte.SIZE;
      int bits = form.group(2) == null ? all : Integer.parseInt(form.group(2));
      if (bits > all) {
        throw new IllegalArgumentException(SETTING + ": " + text);
      }
      return new Block(network, bits);
    }

    boolean contains(InetAddress address) {
      byte[] asked = address.getAddress();
      if (asked.length != network.length) {
        return false;
      }
      for (int bit = 0; bit < bits; bit++) {
        int mask = 0x80 >> bit % Byte.SIZE;
        if ((network[bit / Byte.SIZE] & mask) != (asked[bit / Byte.SIZE] & mask)) {
          return false;
        }
      }
      return true;
    }
  }

  private final List<Block> trusted;

  /** For the container's proxy. */
  protected ClientAddress() {
    trusted = List.of();
  }

  /**
   * @param proxies addresses and CIDR blocks, separated by commas or blanks
   * @throws IllegalArgumentException when one of them is neither
   */
  @Inject
  public ClientAddress(@ConfigProperty(name = SETTING) Optional<String> proxies) {
    trusted =
        Arrays.stream(proxies.orElse("").split("[,\\s]+"))
            .filter(text -> !text.isEmpty())
            .map(Block::parse)
            .toList();
  }

  @Override
  public int order() {
    return FIRST;
  }

  /** A setting that cannot be read ends the start, because it was read when this was made. */
  @Override
  public void run() {
    of("127.0.0.1", List.of());
  }

  public String of(HttpServletRequest request) {
    return of(request.getRemoteAddr(), Collections.list(request.getHeaders(HEADER)));
  }

  /**
   * @param peer whose connection it is
   * @param forwarded values of the header in their order, each with addresses separated by commas
   */
  String of(String peer, List<String> forwarded) {
    Optional<InetAddress> at = parse(peer);
    if (at.isEmpty() || !isTrusted(at.get())) {
      return peer;
    }
    List<String> hops = new ArrayList<>();
    forwarded.forEach(value -> hops.addAll(Arrays.asList(value.split(","))));
    Collections.reverse(hops);
    InetAddress client = at.get();
    for (String hop : hops) {
      Optional<InetAddress> next = parse(hop.strip());
      if (next.isEmpty()) {
        break;
      }
      client = next.get();
      if (!isTrusted(client)) {
        break;
      }
    }
    return client.getHostAddress();
  }

  private boolean isTrusted(InetAddress address) {
    return trusted.stream().anyMatch(block -> block.contains(address));
  }

  /** Empty for anything but a literal address: a name is never looked up. */
  private static Optional<InetAddress> parse(String text) {
    Matcher form = LITERAL.matcher(text == null ? "" : text);
    if (!form.matches()) {
      return Optional.empty();
    }
    String literal =
        form.group(1) != null
            ? form.group(1)
            : form.group(2) != null ? form.group(2) : form.group(3);
    try {
      return Optional.of(InetAddress.getByName(literal));
    } catch (UnknownHostException e) {
      return Optional.empty();
    }
  }
}
