package cn.shenhe.portal.training.hours;

import java.util.Optional;

/**
 * Knows the pieces of one kind of content. A bean of this type makes a kind of content count for
 * learning hours; nothing else is needed.
 */
public interface PieceSource {

  /** What stands before the colon of a key, for example {@code lesson}. */
  String kind();

  /**
   * The piece, when readers may have it.
   *
   * @param name what stands behind the colon of a key
   */
  Optional<Piece> find(String name);
}
