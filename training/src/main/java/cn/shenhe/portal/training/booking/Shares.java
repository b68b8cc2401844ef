package cn.shenhe.portal.training.booking;

/** How the places of a session are shared out among the channels. */
public record Shares(int online, int group, int phone, int walkIn) {

  /**
   * @throws BookingRefused when a share is negative
   */
  public Shares {
    if (online < 0 || group < 0 || phone < 0 || walkIn < 0) {
      throw new BookingRefused("booking.setup.shares");
    }
  }

  public int total() {
    return online + group + phone + walkIn;
  }

  int of(Channel channel) {
    return switch (channel) {
      case ONLINE -> online;
      case GROUP -> group;
      case PHONE -> phone;
      case WALK_IN -> walkIn;
    };
  }
}
