package cn.shenhe.portal.exambank.sitting;

import java.math.BigDecimal;

/**
 * A person who wants to sit, and what the caller knows about them.
 *
 * @param person public id of the account
 * @param name as it will stand on the admission slip
 * @param group organisation or class for which extra time may be granted; may be empty
 * @param hoursDone learning hours for the session's category; null when nobody has counted them
 */
public record Candidacy(String person, String name, String group, BigDecimal hoursDone) {}
