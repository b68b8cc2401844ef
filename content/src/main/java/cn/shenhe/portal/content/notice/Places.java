package cn.shenhe.portal.content.notice;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** The row of a place, made when it is the first wish for it. */
@ApplicationScoped
class Places {

  @Inject NoticeRepository rows;

  NoticePlace of(Wishes wishes) {
    return rows.place(NoticePlace.key(wishes))
        .orElseGet(
            () -> {
              NoticePlace fresh = new NoticePlace(wishes);
              rows.add(fresh);
              return fresh;
            });
  }
}
