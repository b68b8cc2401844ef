package cn.shenhe.portal.training.contest;

import java.time.Instant;
import java.util.List;

/**
 * The boards of a contest at one moment.
 *
 * @param at when they were counted
 * @param entrants who has a result that counts
 * @param attempts of all, also those that do not count
 * @param people the best, at most 50
 * @param units at most 50, those with three entrants or more
 * @param streets all
 * @param all every result, to find ranks
 */
public record ContestBoards(
    Instant at,
    long entrants,
    long attempts,
    List<Place> people,
    List<Team> units,
    List<Team> streets,
    Ranks all) {

  /**
   * A person on the board.
   *
   * @param rank equal results share it: 1, 2, 2, 4
   * @param name masked
   */
  public record Place(
      int rank, String name, String code, String street, int correct, int seconds) {}

  /**
   * A team on the board: the average of its best members, those that are missing count 0; with
   * equal averages the one with more entrants is ahead, else they share the rank.
   *
   * @param tenths the average in tenths of a right answer, half up
   */
  public record Team(int rank, String name, int entrants, int tenths) {}
}
