package cn.shenhe.portal.training.booking;

/**
 * Whom to tell, and what the visit needs.
 *
 * @param phone as typed; kept without spaces and dashes
 * @param mail may be empty: then only the telephone is told
 * @param topics preferred topics, groups only
 * @param needs wheelchair, sign language …; may be empty
 * @param insured a group's leader says its school keeps insurance and the parents' permissions
 * @param lessonDone the online lesson that comes first has been done
 * @param consent to the keeping of these data until after the visit
 */
public record Contact(
    String name,
    String phone,
    String mail,
    String topics,
    String needs,
    int buses,
    boolean insured,
    boolean lessonDone,
    boolean consent) {

  /**
   * Whether no letter reaches it: a landline gets no text message, and there is no mail address.
   */
  public boolean toCall() {
    return phone != null && !mobile() && BookingRules.blank(mail);
  }

  boolean mobile() {
    return phone != null && phone.startsWith("1");
  }

  Contact havingLearned() {
    return new Contact(name, phone, mail, topics, needs, buses, insured, true, consent);
  }
}
