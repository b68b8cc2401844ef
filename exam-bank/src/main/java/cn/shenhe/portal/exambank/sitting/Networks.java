package cn.shenhe.portal.exambank.sitting;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Addresses from which an exam may be opened, as CIDR blocks. */
final class Networks {

  private Networks() {}

  /**
   * @param blocks empty: every address is within
   * @param address a literal IPv4 or IPv6 address
   */
  static boolean contain(List<String> blocks, String address) {
    return blocks.isEmpty() || blocks.stream().anyMatch(block -> contains(block, address));
  }

  private static boolean contains(String block, String address) {
    String[] parts = block.split("/");
    byte[] network = bytes(parts[0]);
    byte[] asked = bytes(address);
    if (network.length == 0 || network.length != asked.length) {
      return false;
    }
    int bits = parts.length > 1 ? Integer.parseInt(parts[1]) : network.length * 8;
    for (int bit = 0; bit < Math.min(bits, network.length * 8); bit++) {
      int mask = 0x80 >> bit % 8;
      if ((network[bit / 8] & mask) != (asked[bit / 8] & mask)) {
        return false;
      }
    }
    return true;
  }

  /** Empty when it is no literal address: a name is never looked up. */
  private static byte[] bytes(String literal) {
    if (literal == null || !literal.matches("[0-9a-fA-F:.]+") || !literal.matches(".*[.:].*")) {
      return new byte[0];
    }
    try {
      return InetAddress.getByName(literal).getAddress();
    } catch (UnknownHostException e) {
      return new byte[0];
    }
  }
}
