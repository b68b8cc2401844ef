package cn.shenhe.portal.training.programme;

/**
 * A programme in a list.
 *
 * @param subOperation of special operators, else empty
 * @param hours initial 学时; null where nobody has entered them
 * @param highRiskHours the same in high-risk units
 */
public record ProgrammeRow(
    String code,
    JobCategory category,
    String industry,
    String subOperation,
    String title,
    int edition,
    Integer hours,
    Integer highRiskHours,
    boolean offered) {}
