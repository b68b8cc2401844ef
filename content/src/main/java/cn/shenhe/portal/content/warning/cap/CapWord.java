package cn.shenhe.portal.content.warning.cap;

import java.util.Optional;

/** One word of an enumeration of the standard. */
public interface CapWord {

  /** As the standard writes it; case matters. */
  String word();

  /** The value somebody meant who wrote its word in other letters, {@code ACTUAL}. */
  static <T extends Enum<T> & CapWord> Optional<T> meant(Class<T> type, String word) {
    for (T value : type.getEnumConstants()) {
      if (value.word().equalsIgnoreCase(word)) {
        return Optional.of(value);
      }
    }
    return Optional.empty();
  }

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
