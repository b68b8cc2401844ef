package cn.shenhe.portal.content.delivery;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** While it is there, letters of the topic stay where they are. */
@Entity
@Table(name = "delivery_pause")
class Pause {

  /** Stands for every topic, and for letters without one. */
  static final String EVERYTHING = "*";

  @Id private String topic;
  private Instant since;
  private String person;

  protected Pause() {}

  Pause(String topic, Instant since, String person) {
    this.topic = topic;
    this.since = since;
    this.person = person;
  }

  String topic() {
    return topic;
  }
}
