package cn.shenhe.portal.training.person;

/**
 * What an account may do. The names are the role names of the container; the texts shown to people
 * stand in the bundle under {@code role.<NAME>}.
 */
public enum Role {
  /** A resident or worker: learns, practises, sits exams, books. */
  RESIDENT,
  /** The safety officer of an enterprise: sees that her people are trained. */
  ENTERPRISE_OFFICER,
  /** A school or community that books the experience bases for groups. */
  SCHOOL,
  /** Publishes courseware, keeps the question bank's texts. */
  EDITOR,
  /** Answers for questions, papers and results. */
  EXAMINER,
  /** Supervises sittings. */
  INVIGILATOR,
  /** Relays warnings, opens and closes shelters. */
  DUTY_OFFICER,
  /** Grants roles and reads the audit log. */
  ADMINISTRATOR;

  /** Staff of the bureau; they may be asked for a second factor. */
  public boolean staff() {
    return this.compareTo(SCHOOL) > 0;
  }
}
