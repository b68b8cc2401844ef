package cn.shenhe.portal.training.booking;

import cn.shenhe.portal.training.TrainingRefusal;

/** No booking, session, base or programme answers to this id. */
public class UnknownBooking extends TrainingRefusal {

  private static final long serialVersionUID = 1L;

  UnknownBooking() {
    super("booking.unknown");
  }
}
