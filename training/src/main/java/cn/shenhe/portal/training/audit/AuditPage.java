package cn.shenhe.portal.training.audit;

import java.util.List;

/**
 * @param entries the newest first
 * @param total how many the filter lets through
 */
public record AuditPage(List<AuditEntry> entries, long total) {}
