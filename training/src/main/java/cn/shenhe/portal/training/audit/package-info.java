/**
 * The audit log: who decided what and when, so that nobody can change it unseen.
 *
 * <p>Owns the tables {@code audit_entry} and {@code audit_head}; works on them with plain SQL,
 * because the chain is written in the last moment of a transaction, when the persistence context is
 * already flushed. Must not contain personal data: actors are public ids. Start at {@code
 * AuditTrail}. Imports nothing of the other packages.
 */
package cn.shenhe.portal.training.audit;
