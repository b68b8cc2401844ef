package cn.shenhe.portal.content.shelter;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** The number of changes made to shelters so far; one row. */
@Entity
@Table(name = "shelter_atlas")
class AtlasEdition {

  static final int ONLY = 1;

  @Id private int id;
  private long edition;

  protected AtlasEdition() {}
}
