package cn.shenhe.portal.training.booking;

import cn.shenhe.portal.training.TrainingRefusal;

/** A rule of booking said no: full, closed, too late, too many, blocked. */
public class BookingRefused extends TrainingRefusal {

  private static final long serialVersionUID = 1L;

  BookingRefused(String code, Object... arguments) {
    super(code, arguments);
  }
}
