package cn.shenhe.portal.content.shelter;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;

/** The only access to the list of place names. */
@ApplicationScoped
class GazetteerRepository {

  /** No text is about more places than this. */
  private static final int MOST_IN_A_TEXT = 50;

  @PersistenceContext(unitName = "content")
  private EntityManager em;

  List<NamedPlace> all() {
    return em.createQuery("select p from NamedPlace p", NamedPlace.class).getResultList();
  }

  /**
   * The places whose names stand in the text, longest name first, at most 50. Names hold no sign
   * that means something in a pattern.
   */
  List<PlaceName> in(String plainText) {
    return em.createQuery(
            "select p from NamedPlace p where :text like concat('%', concat(p.plain, '%')) order by"
                + " length(p.plain) desc, p.plain",
            NamedPlace.class)
        .setParameter("text", plainText)
        .setMaxResults(MOST_IN_A_TEXT)
        .getResultStream()
        .map(NamedPlace::row)
        .toList();
  }

  /** The names that hold the words, by name. */
  List<PlaceName> named(String plainWords, int first, int limit) {
    return em.createQuery(
            "select p from NamedPlace p where p.plain like :words escape '!' order by p.plain",
            NamedPlace.class)
        .setParameter("words", pattern(plainWords))
        .setFirstResult(first)
        .setMaxResults(limit)
        .getResultStream()
        .map(NamedPlace::row)
        .toList();
  }

  long count(String plainWords) {
    return em.createQuery(
            "select count(p) from NamedPlace p where p.plain like :words escape '!'", Long.class)
        .setParameter("words", pattern(plainWords))
        .getSingleResult();
  }

  private static String pattern(String words) {
    return "%" + words.replace("!", "!!").replace("%", "!%").replace("_", "!_") + "%";
  }

  Optional<NamedPlace> byPlain(String plain) {
    return Optional.ofNullable(em.find(NamedPlace.class, plain));
  }

  void add(NamedPlace place) {
    em.persist(place);
  }

  void remove(NamedPlace place) {
    em.remove(place);
  }
}
