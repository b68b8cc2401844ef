package wrong.content;

import jakarta.persistence.EntityManager;

public class ShelterRepository {
  EntityManager em;
}
