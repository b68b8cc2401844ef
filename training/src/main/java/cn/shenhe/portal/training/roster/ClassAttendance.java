package cn.shenhe.portal.training.roster;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;

/** Somebody attended a training, with this result. */
@Entity
@Table(name = "class_attendance")
public class ClassAttendance {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "training_seq")
  @SequenceGenerator(name = "training_seq", sequenceName = "training_seq", allocationSize = 50)
  private Long id;

  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "training_id")
  private ClassTraining training;

  private String employee;

  @Enumerated(EnumType.STRING)
  private ClassResult result;

  private Integer score;

  protected ClassAttendance() {}

  ClassAttendance(ClassTraining training, String employee, ClassResult result, Integer score) {
    this.training = training;
    this.employee = employee;
    this.result = result;
    this.score = score;
  }

  ClassTraining training() {
    return training;
  }

  String employee() {
    return employee;
  }

  ClassResult result() {
    return result;
  }

  Integer score() {
    return score;
  }
}
