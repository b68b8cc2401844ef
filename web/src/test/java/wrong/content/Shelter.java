package wrong.content;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

@Entity
public class Shelter {
  @Id long id;
}
