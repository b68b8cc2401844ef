package cn.shenhe.portal.training.contest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Contests and their boards as they are asked for many times a second: in memory of this node, the
 * contest not older than {@link #CONTEST_AGE}, its boards not older than {@link #BOARDS_AGE} unless
 * they are being counted. One caller counts, the others see the last boards meanwhile.
 */
@ApplicationScoped
class ContestNow {

  static final Duration CONTEST_AGE = Duration.ofSeconds(1);
  static final Duration BOARDS_AGE = Duration.ofSeconds(3);
  private static final int MOST = 200;

  /** A contest, its id in the database, and when it was read. */
  record Seen(ContestRow row, long id, Instant at) {}

  @Inject ContestRepository contests;
  @Inject InstantSource clock;

  private final Map<String, Seen> seen = new ConcurrentHashMap<>();
  private final Map<Long, String> publicIds = new ConcurrentHashMap<>();
  private final Map<String, ContestBoards> boards = new ConcurrentHashMap<>();
  private final Map<String, ReentrantLock> counting = new ConcurrentHashMap<>();

  /**
   * @throws UnknownContest when there is none
   */
  Seen of(String publicId) {
    Instant now = clock.instant();
    Seen known = publicId == null ? null : seen.get(publicId);
    if (known == null || old(known.at(), CONTEST_AGE, now)) {
      Contest contest = find(publicId);
      known = new Seen(contest.row(), contest.id(), now);
      if (seen.size() >= MOST) {
        seen.clear();
      }
      seen.put(publicId, known);
    }
    return known;
  }

  /** The public id of a contest, which never changes. */
  String idOf(long id) {
    return publicIds.computeIfAbsent(
        id, key -> contests.find(key).orElseThrow(UnknownContest::new).publicId());
  }

  /**
   * @throws UnknownContest when there is none
   */
  ContestBoards boards(String publicId) {
    ContestBoards known = boards.get(of(publicId).row().id());
    if (known != null && !old(known.at(), BOARDS_AGE, clock.instant())) {
      return known;
    }
    ReentrantLock lock = counting.computeIfAbsent(publicId, id -> new ReentrantLock());
    if (known == null) {
      lock.lock();
    } else if (!lock.tryLock()) {
      return known;
    }
    try {
      ContestBoards newest = boards.get(publicId);
      if (newest == null || old(newest.at(), BOARDS_AGE, clock.instant())) {
        newest = contests.boards(find(publicId), clock.instant());
        if (boards.size() >= MOST) {
          boards.clear();
        }
        boards.put(publicId, newest);
      }
      return newest;
    } finally {
      lock.unlock();
    }
  }

  /** A clock that jumped back makes everything old. */
  private static boolean old(Instant at, Duration most, Instant now) {
    return now.isBefore(at) || now.isAfter(at.plus(most));
  }

  private Contest find(String publicId) {
    return contests.find(publicId == null ? "" : publicId).orElseThrow(UnknownContest::new);
  }
}
