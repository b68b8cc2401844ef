/**
 * People and organisations: accounts, sign-in, personal data and what one may do with one's own.
 *
 * <p>Owns logins, password hashes, roles, identity numbers (encrypted, found again by a keyed hash)
 * and organisations, and where people want to be reminded. Must not contain sessions, cookies or
 * pages. Start at {@code Account} and {@code SignIn}. May import the module's base types and {@code
 * content.delivery}.
 */
package cn.shenhe.portal.training.person;
