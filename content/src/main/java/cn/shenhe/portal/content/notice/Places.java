package cn.shenhe.portal.content.notice;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/** The row of a place, made when it is the first wish for it. */
@ApplicationScoped
class Places {

  @Inject NoticeRepository rows;

  /** Numbers of the rows of the wishes' spots, in their order. */
  List<Long> of(Wishes wishes) {
    return wishes.spots().stream().map(spot -> row(spot).id()).toList();
  }

  private NoticePlace row(Spot spot) {
    return rows.place(spot.key())
        .orElseGet(
            () -> {
              NoticePlace fresh = new NoticePlace(spot);
              rows.addNow(fresh);
              return fresh;
            });
  }
}
