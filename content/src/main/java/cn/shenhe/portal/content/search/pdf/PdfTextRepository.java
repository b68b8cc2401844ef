package cn.shenhe.portal.content.search.pdf;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Optional;

/** The texts read. */
@ApplicationScoped
class PdfTextRepository {

  @PersistenceContext(unitName = "content")
  EntityManager em;

  Optional<PdfText> find(String attachment) {
    return em.createQuery("select p from PdfText p where p.attachment = :attachment", PdfText.class)
        .setParameter("attachment", attachment)
        .getResultStream()
        .findFirst();
  }

  void add(PdfText text) {
    em.persist(text);
  }

  void remove(String attachment) {
    find(attachment).ifPresent(em::remove);
  }
}
