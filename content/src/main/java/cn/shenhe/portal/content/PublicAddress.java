package cn.shenhe.portal.content;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Set;

/**
 * Finds out which address a host has, and whether it is one of the public internet: for addresses
 * that others give us to call.
 */
public final class PublicAddress {

  private static final int BYTE = 0xff;

  private PublicAddress() {}

  /** The host has an address that is not public. */
  public static final class Refused extends Exception {

    private static final long serialVersionUID = 1L;

    Refused() {
      super("not a public address");
    }
  }

  /**
   * @param exempt hosts of the operator's own network that may be called
   * @return the address to connect to; the name is not resolved again
   */
  public static InetAddress of(String host, Set<String> exempt)
      throws UnknownHostException, Refused {
    InetAddress[] all = InetAddress.getAllByName(host);
    if (!exempt.contains(host)) {
      for (InetAddress address : all) {
        if (!isPublic(address)) {
          throw new Refused();
        }
      }
    }
    return all[0];
  }

  /** Source: the special-purpose registries of IANA (RFC 6890 and its updates). */
  public static boolean isPublic(InetAddress address) {
    if (address.isAnyLocalAddress()
        || address.isLoopbackAddress()
        || address.isLinkLocalAddress()
        || address.isSiteLocalAddress()
        || address.isMulticastAddress()) {
      return false;
    }
    byte[] b = address.getAddress();
    int first = b[0] & BYTE;
    int second = b[1] & BYTE;
    int third = b[2] & BYTE;
    if (address instanceof Inet4Address) {
      return first != 0
          && first < 240
          && !(first == 100 && second >= 64 && second < 128)
          && !(first == 192 && second == 0 && (third == 0 || third == 2))
          && !(first == 192 && second == 88 && third == 99)
          && !(first == 198 && (second == 18 || second == 19))
          && !(first == 198 && second == 51 && third == 100)
          && !(first == 203 && second == 0 && third == 113);
    }
    // Global unicast is 2000::/3; out of it 2001::/23, 6to4 and documentation, which lead
    // elsewhere.
    return (first & 0xe0) == 0x20
        && !(first == 0x20 && second == 0x01 && third < 0x02)
        && !(first == 0x20 && second == 0x01 && third == 0x0d && (b[3] & BYTE) == 0xb8)
        && !(first == 0x20 && second == 0x02)
        && !(first == 0x3f && second == 0xff);
  }
}
