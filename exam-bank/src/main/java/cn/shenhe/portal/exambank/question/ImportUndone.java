package cn.shenhe.portal.exambank.question;

import java.util.List;

/**
 * What undoing an import did besides removing the questions nobody touched.
 *
 * @param retired number of its questions that had been touched and were retired instead
 * @param putBack number of questions it had revised whose version before is in force again
 * @param kept codes of questions it had revised that were edited, checked or used since and stay
 */
public record ImportUndone(int retired, int putBack, List<String> kept) {}
