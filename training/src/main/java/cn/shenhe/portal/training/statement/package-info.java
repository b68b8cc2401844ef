/**
 * What people learned, told to a learning record store of the operator's (xAPI 1.0.3).
 *
 * <p>Owns the outbox of statements and its draining. Off unless an address is set; people are named
 * by a keyed hash only. Must not contain rules of hours, programmes or classes: it listens to their
 * events. Start at {@link cn.shenhe.portal.training.statement.StatementWriter}, then {@link
 * cn.shenhe.portal.training.statement.StatementDrain}. May import {@code training.hours}, {@code
 * training.play}, {@code training.programme}, {@code training.roster}, {@code training.booking},
 * {@code training.person}, {@code exambank.grading}, {@code exambank.paper}, {@code
 * exambank.certificate} and Jackson.
 */
package cn.shenhe.portal.training.statement;
