package cn.shenhe.portal.content.warning.cap;

import java.util.Optional;

/** One word of an enumeration of the standard. */
public interface CapWord {

  /** As written in documents; case matters. */
  String word();

  /** The value with this word, if there is one. */
  static <T extends Enum<T> & CapWord> Optional<T> find(Class<T> type, String word) {
    for (T value : type.getEnumConstants()) {
      if (value.word().equals(word)) {
        return Optional.of(value);
      }
    }
    return Optional.empty();
  }
}
